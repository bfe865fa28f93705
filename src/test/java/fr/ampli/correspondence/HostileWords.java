package fr.ampli.correspondence;

import java.util.stream.Stream;

/** What somebody might type as the name of a structure, a person or a project, or as a reason. */
public final class HostileWords {

    private HostileWords() {}

    public static Stream<String> all() {
        return Stream.of(
                "\"><script>alert(1)</script>",
                "</title></head><body><script>alert(1)</script>",
                "Nom\r\nBcc: victim@example.org\r\n\r\nCorps",
                "Nom\nBEGIN:VEVENT\nSUMMARY:faux;X=1,2\\n",
                "Association \u202Eyrf.elpmaxe\u2066 nom \u200F\u200E\u061C fin",
                "Nul \u0000 et cloche \u0007",
                "A\u200Bs\u2060s\uFEFFo\u00ADc invisible \uDB40\uDC41",
                "[[${T(java.lang.System).getenv()}]] [(${number})] th:text=\"${amount}\"",
                "&lt;script&gt; &amp; &#x202E;",
                "é".repeat(300),
                "👩🏽‍🌾 Ferme 🌻 \uD83D seule",
                "😀".repeat(150),
                "E\u0301te\u0301 a\u0300 la noe\u0308l et Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo",
                "جمعية الحي עמותה 農場 ประชา",
                "../../etc/passwd C:\\x.exe nom.pdf%00.exe");
    }
}
