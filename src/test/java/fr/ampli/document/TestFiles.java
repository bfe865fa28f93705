package fr.ampli.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small real files of the kinds that people hand in, and of some that they should not. */
public final class TestFiles {

    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

    private TestFiles() {}

    public static byte[] docx() {
        return zip(
                "[Content_Types].xml",
                types("wordprocessingml.document"),
                "_rels/.rels",
                RELATIONS,
                "word/document.xml",
                "<w:document/>");
    }

    /** Some programs write the list of types last. */
    static byte[] docxOfAnotherProgram() {
        return zip(
                "_rels/.rels",
                RELATIONS,
                "word/document.xml",
                "<w:document/>",
                "[Content_Types].xml",
                types("wordprocessingml.document"));
    }

    static byte[] docxWithMacros() {
        return zip(
                "[Content_Types].xml",
                types("wordprocessingml.document"),
                "_rels/.rels",
                RELATIONS,
                "word/document.xml",
                "<w:document/>",
                "word/vbaProject.bin",
                "macro");
    }

    static byte[] xlsx() {
        return zip(
                "[Content_Types].xml",
                types("spreadsheetml.sheet"),
                "_rels/.rels",
                RELATIONS,
                "xl/workbook.xml",
                "<workbook/>");
    }

    static byte[] openDocument(String what) {
        return zip("mimetype", "application/vnd.oasis.opendocument." + what, "content.xml", "<office/>");
    }

    static byte[] jar() {
        return zip("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n", "Run.class", "class");
    }

    static byte[] archiveOf(String name) {
        return zip(name, "MZ");
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String types(String main) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/x\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument." + main + ".main+xml\"/></Types>";
    }

    private static byte[] zip(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(namesAndContents[i]);
                if (entry.getName().equals("mimetype")) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
