package fr.ampli.correspondence;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text part of a letter: paragraphs, lists and tables of its HTML as plain lines. */
final class PlainText {

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
                            switch (element.normalName()) {
                                case "p", "h1", "h2", "h3", "ul", "ol", "table", "div", "hr" -> gap(text, 2);
                                case "li" -> {
                                    gap(text, 1);
                                    text.append("- ");
                                }
                                case "tr", "br" -> gap(text, 1);
                                case "td" -> separate(text);
                                default -> {
                                    // inline elements add nothing of their own
                                }
                            }
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element
                                && "th".equals(element.normalName())
                                && element.nextElementSibling() != null) {
                            text.append(" :");
                        }
                    }
                },
                body);
        return text.toString().strip() + "\n";
    }

    private static void append(StringBuilder text, String words) {
        boolean atLineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        boolean afterSpace = !text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atLineStart || afterSpace ? words.stripLeading() : words);
    }

    private static void gap(StringBuilder text, int lines) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        int breaks = 0;
        while (end - breaks > 0 && text.charAt(end - breaks - 1) == '\n') {
            breaks++;
        }
        for (; breaks < lines && end > 0; breaks++) {
            text.append('\n');
        }
    }

    private static void separate(StringBuilder text) {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }
}
