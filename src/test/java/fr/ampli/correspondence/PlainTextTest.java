package fr.ampli.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("paragraphs", "<p>Un.</p>\n   <p>Deux.</p>", "Un.\n\nDeux.\n"),
                Arguments.of("heading", "<h2>Titre</h2><p>Suite.</p>", "Titre\n\nSuite.\n"),
                Arguments.of("line break", "<p>Un,<br>\n  deux.</p>", "Un,\ndeux.\n"),
                Arguments.of(
                        "words after a block", "<div><p>Un.</p>deux<p>Trois.</p></div>", "Un.\n\ndeux\n\nTrois.\n"),
                Arguments.of(
                        "list",
                        "<p>Avec :</p><ul>\n <li>un ;</li>\n <li>deux.</li>\n</ul>\n<p>Fin.</p>",
                        "Avec :\n\n- un ;\n- deux.\n\nFin.\n"),
                Arguments.of("words after a list", "<ul><li>un</li></ul>suite", "- un\n\nsuite\n"),
                Arguments.of(
                        "paragraph in a list", "<ul><li><p>un</p></li><li><p>deux</p></li></ul>", "- un\n\n- deux\n"),
                Arguments.of("empty entry", "<ul><li></li><li>deux</li></ul>", "-\n- deux\n"),
                Arguments.of(
                        "table with headings at the side",
                        "<table>\n<tr>\n<th>Aide</th>\n<td>20 €</td>\n</tr>\n<tr><th>Avance</th><td>12 €</td></tr>\n</table><p>Fin.</p>",
                        "Aide : 20 €\nAvance : 12 €\n\nFin.\n"),
                Arguments.of(
                        "table with headings on top",
                        "<table><thead><tr><th>Date</th><th>Montant</th></tr></thead>"
                                + "<tbody><tr><td>2 mars 2026</td><td>12 €</td></tr></tbody></table>",
                        "Date | Montant\n2 mars 2026 | 12 €\n"),
                Arguments.of(
                        "nested inline",
                        "<p>Le <strong>projet <em>très </em> </strong> <span> <b>utile</b></span>\n , enfin.</p>",
                        "Le projet très utile , enfin.\n"),
                Arguments.of("inline without space", "<p>l'<b>aide</b>, <i>vite</i>.</p>", "l'aide, vite.\n"),
                Arguments.of(
                        "link",
                        "<p>Voyez <a href=\"https://example.org/x?a=1&amp;b=2\">cette page </a>.</p>",
                        "Voyez cette page (https://example.org/x?a=1&b=2).\n"),
                Arguments.of(
                        "link that shows its address",
                        "<p><a href=\"https://example.org/x\">https://example.org/x</a></p>",
                        "https://example.org/x\n"),
                Arguments.of(
                        "mail link", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>", "a@example.org\n"),
                Arguments.of("markup as words", "<p>a &lt;b&gt; &amp; c</p>", "a <b> & c\n"),
                Arguments.of("nothing", "<p> </p>", "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void writes(String what, String html, String text) {
        assertThat(PlainText.of(Jsoup.parse(html).body())).isEqualTo(text);
    }

    @Test
    void neverLeavesThreeLineEndsOrTwoSpaces() {
        String html = "<div>\n <p>a</p>\n <hr>\n <div> <ul> <li> x  y </li> </ul> </div>\n\n <p> b </p> </div>";
        assertThat(PlainText.of(Jsoup.parse(html).body())).isEqualTo("a\n\n- x y\n\nb\n");
    }
}
