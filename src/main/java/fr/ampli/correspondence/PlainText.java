package fr.ampli.correspondence;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text part of a letter: paragraphs, lists and tables of its HTML as plain lines. */
final class PlainText {

    private static final String BULLET = "- ";

    private PlainText() {}

    static String of(Element body) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            append(text, words.text());
                        } else if (node instanceof Element element) {
                            open(text, element);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element) {
                            close(text, element);
                        }
                    }
                },
                body);
        return text.toString().strip() + "\n";
    }

    private static void open(StringBuilder text, Element element) {
        switch (element.normalName()) {
            case "li" -> {
                gap(text, 1);
                text.append(BULLET);
            }
            case "tr", "br" -> gap(text, 1);
            case "td", "th" -> separate(text, element);
            default -> {
                if (isBlock(element)) {
                    gap(text, 2);
                }
            }
        }
    }

    private static void close(StringBuilder text, Element element) {
        switch (element.normalName()) {
            case "li" -> {
                trim(text);
                gap(text, 1);
            }
            case "tr" -> gap(text, 1);
            case "a" -> address(text, element);
            default -> {
                if (isBlock(element)) {
                    gap(text, 2);
                }
            }
        }
    }

    private static boolean isBlock(Element element) {
        return switch (element.normalName()) {
            case "p", "h1", "h2", "h3", "ul", "ol", "table", "div", "hr" -> true;
            default -> false;
        };
    }

    /** Where a link leads, for those who cannot click. */
    private static void address(StringBuilder text, Element link) {
        String address = link.attr("href");
        String words = link.text();
        if (!address.isEmpty() && !address.equals(words) && !address.equals("mailto:" + words)) {
            trim(text);
            append(text, " (" + address + ")");
        }
    }

    private static void append(StringBuilder text, String words) {
        boolean atLineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        boolean afterSpace = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atLineStart || afterSpace ? words.stripLeading() : words);
    }

    /** At least that many line ends, unless the text begins here or an entry of a list does. */
    private static void gap(StringBuilder text, int lines) {
        if (text.isEmpty()
                || text.toString().endsWith("\n" + BULLET)
                || text.toString().equals(BULLET)) {
            return;
        }
        trim(text);
        int end = text.length();
        int breaks = 0;
        while (end - breaks > 0 && text.charAt(end - breaks - 1) == '\n') {
            breaks++;
        }
        for (; breaks < lines && end > 0; breaks++) {
            text.append('\n');
        }
    }

    private static void separate(StringBuilder text, Element cell) {
        Element previous = cell.previousElementSibling();
        if (previous != null) {
            trim(text);
            boolean heading = "th".equals(previous.normalName()) && "td".equals(cell.normalName());
            text.append(heading ? " : " : " | ");
        }
    }

    private static void trim(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
    }
}
