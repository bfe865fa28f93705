package fr.ampli.process.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplePdfTest {

    @ParameterizedTest
    @ValueSource(strings = {"FEASIBILITY_STUDY", "", "Étude (n° 3) \\ été", "a) Tj ET endstream endobj"})
    void isAPdfWhoseTableOfContentsIsRight(String words) {
        byte[] bytes = SamplePdf.of(words);
        String pdf = new String(bytes, StandardCharsets.US_ASCII);

        assertThat(new Tika().detect(bytes)).isEqualTo("application/pdf");
        assertThat(pdf).endsWith("%%EOF\n");
        int table = Integer.parseInt(group(pdf, "startxref\n(\\d+)\n"));
        assertThat(pdf.substring(table)).startsWith("xref\n0 6\n0000000000 65535 f \n");
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n \n").matcher(pdf.substring(table));
        int object = 0;
        while (entry.find()) {
            object++;
            assertThat(pdf.substring(Integer.parseInt(entry.group(1)))).startsWith(object + " 0 obj\n");
        }
        assertThat(object).isEqualTo(5);
        String stream = group(pdf, "stream\n(.*)\nendstream\nendobj");
        assertThat(stream).hasSize(Integer.parseInt(group(pdf, "/Length (\\d+)")));
        assertThat(stream.replaceAll("[^()\\\\]", ""))
                .as("one string, well closed")
                .isEqualTo("()");
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
