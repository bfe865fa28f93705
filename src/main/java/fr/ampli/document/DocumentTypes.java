package fr.ampli.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Tells what bytes are. The name is never asked: Tika would believe it wherever the bytes alone say too little. */
final class DocumentTypes {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final Tika tika = new Tika();

    String of(byte[] content) {
        String type = tika.detect(content);
        return switch (type) {
            case "application/zip", "application/x-tika-ooxml" -> inside(content, type);
            default -> type;
        };
    }

    /** The name with an ending that tells what the bytes are: a PDF sent as {@code rib.exe} is {@code rib.exe.pdf}. */
    static String named(String name, String mediaType) {
        try {
            List<String> endings =
                    MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtensions();
            boolean honest = endings.isEmpty() || endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
            return honest ? name : name + endings.get(0);
        } catch (MimeTypeException unknown) {
            throw new IllegalStateException("not a media type: " + mediaType, unknown);
        }
    }

    /** Text documents and sheets of Microsoft are archives; the parts in them tell them apart from any other archive. */
    private static String inside(byte[] content, String type) {
        Set<String> parts = parts(content);
        boolean office = parts.contains("[Content_Types].xml")
                && parts.stream().noneMatch(part -> part.endsWith("vbaProject.bin"));
        if (office && parts.stream().anyMatch(part -> part.matches("word/document\\d*\\.xml"))) {
            return OFFICE + "wordprocessingml.document";
        }
        if (office && parts.stream().anyMatch(part -> part.matches("xl/workbook\\d*\\.xml"))) {
            return OFFICE + "spreadsheetml.sheet";
        }
        return type;
    }

    private static Set<String> parts(byte[] content) {
        Path archive = null;
        try {
            // A file, because only ZipFile reads the list of parts without unpacking them: no archive can blow up here.
            archive = Files.createTempFile("document", ".zip");
            Files.write(archive, content);
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            }
        } catch (ZipException broken) {
            return Set.of();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look into an archive", failure);
        } finally {
            delete(archive);
        }
    }

    private static void delete(Path archive) {
        try {
            if (archive != null) {
                Files.delete(archive);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + archive, failure);
        }
    }
}
