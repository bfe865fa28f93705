package fr.ampli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Gathers the pictures that the browser tests have taken into docs/screens: {@code mvn -Pscreens verify}. */
class ScreensBookTest {

    private static final Path BOOK = Path.of("docs", "screens");
    private static final int WIDE = 1280;
    private static final int HIGH = 2400;
    private static final long MOST_BYTES = 15_000_000;

    /** Where pictures lie in target, and what they show. */
    private static final Map<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("screens-officer", "An officer's day");
        CHAPTERS.put("screens-manager", "A manager's day");
        CHAPTERS.put("screens", "Forms of the pathway");
        CHAPTERS.put("screens-beside", "Forms beside the pathway");
        CHAPTERS.put("screens-job", "Forms of the created job");
        CHAPTERS.put("screens-money", "Forms of money");
        CHAPTERS.put("screens-lateness", "Forms of what is late");
        CHAPTERS.put("screens-absence", "Forms and page of absences");
        CHAPTERS.put("screens-partner", "Partners");
        CHAPTERS.put("screens-dossier", "Pages of dossiers");
        CHAPTERS.put("screens-cockpit", "Our part of Cockpit");
        CHAPTERS.put("screens-webapps", "The web applications of Camunda");
    }

    @Test
    void the_book_of_screens_is_made() throws IOException {
        assumeTrue("write".equals(System.getProperty("ampli.screens")), "run: mvn -Pscreens verify");
        Files.createDirectories(BOOK);
        try (Stream<Path> old = Files.list(BOOK)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        StringBuilder index = new StringBuilder("# Screens\n\nMade by `mvn -Pscreens verify` from the browser tests, on"
                + " data of their own and with a clock that stands still. Nobody edits this folder.\n");
        for (Map.Entry<String, String> chapter : CHAPTERS.entrySet()) {
            index.append("\n## ").append(chapter.getValue()).append("\n\n");
            Set<String> seen = new TreeSet<>();
            for (Path picture : pictures(chapter.getKey())) {
                String title = title(picture);
                String name = chapter.getKey().replace("screens-", "").replace("screens", "pathway") + "-" + slug(title)
                        + ".png";
                if (seen.add(name)) {
                    ImageIO.write(
                            small(ImageIO.read(picture.toFile())),
                            "png",
                            BOOK.resolve(name).toFile());
                    index.append("- [").append(title).append("](").append(name).append(")\n");
                }
            }
        }
        Files.writeString(BOOK.resolve("README.md"), index, UTF_8);
        try (Stream<Path> made = Files.list(BOOK)) {
            assertThat(made.mapToLong(each -> each.toFile().length()).sum()).isLessThan(MOST_BYTES);
        }
    }

    private static List<Path> pictures(String folder) throws IOException {
        Path place = Path.of("target", folder);
        if (Files.notExists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    // Each form is also looked at in two more sizes
                    .filter(file -> !file.toString().matches(".*-(1280|200)\\.png"))
                    .sorted()
                    .toList();
        }
    }

    /** Without what tells one run from another. */
    private static String title(Path picture) {
        return picture.getFileName()
                .toString()
                .replaceAll("\\.png$", "")
                .replaceAll("^\\d{3}-", "")
                .replaceAll("AMPLI-\\d{4}-\\d{4}-?", "")
                .replaceAll("-+", " ")
                .strip();
    }

    private static String slug(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }

    /** At most 1280 pixels wide, without the empty ground at its foot, in 256 colours. */
    private static BufferedImage small(BufferedImage picture) {
        int width = Math.min(WIDE, picture.getWidth());
        int height = Math.max(1, picture.getHeight() * width / picture.getWidth());
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return fewColours(scaled.getSubimage(0, 0, width, Math.min(HIGH, height)));
    }

    private static BufferedImage fewColours(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & 0xFCFCFC, 1, Integer::sum);
            }
        }
        List<Integer> colours = new ArrayList<>(counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(256)
                .map(Map.Entry::getKey)
                .toList());
        byte[] red = new byte[colours.size()];
        byte[] green = new byte[colours.size()];
        byte[] blue = new byte[colours.size()];
        for (int i = 0; i < colours.size(); i++) {
            // The two lowest bits were cut off: white stays white
            red[i] = (byte) (colours.get(i) >> 16 & 0xFF | (colours.get(i) >> 22 & 3));
            green[i] = (byte) (colours.get(i) >> 8 & 0xFF | (colours.get(i) >> 14 & 3));
            blue[i] = (byte) (colours.get(i) & 0xFF | (colours.get(i) >> 6 & 3));
        }
        Map<Integer, Integer> nearest = new HashMap<>();
        BufferedImage indexed = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.size(), red, green, blue));
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xFCFCFC;
                indexed.getRaster().setSample(x, y, 0, nearest.computeIfAbsent(colour, each -> nearest(each, colours)));
            }
        }
        return indexed;
    }

    private static int nearest(int colour, List<Integer> colours) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.size(); i++) {
            int each = colours.get(i);
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = (colour >> shift & 0xFF) - (each >> shift & 0xFF);
                distance += apart * apart;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
