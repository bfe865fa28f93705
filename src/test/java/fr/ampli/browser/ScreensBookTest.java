package fr.ampli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twelvemonkeys.image.ImageUtil;
import fr.ampli.process.FormFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Gathers the pictures that the browser tests have taken into docs/screens: {@code mvn -Pscreens verify}. Which, and
 * what they show, stands in screens/book.yaml; every form is in the book, by its process.
 */
class ScreensBookTest {

    private static final Path BOOK = Path.of("docs", "screens");
    private static final int HIGH = 6000;
    private static final int COLOURS = 128;
    private static final long MOST_BYTES = 12_000_000;

    /** Of one folder in target: the name of each picture, and what it shows. */
    record Chapter(String title, String folder, int height, Map<String, String> pictures) {}

    /** A form, and the task or process that people know it by. */
    record Named(String form, String words) {}

    @Test
    void the_book_of_screens_is_made() throws IOException {
        assumeTrue("write".equals(System.getProperty("ampli.screens")), "run: mvn -Pscreens verify");
        Files.createDirectories(BOOK);
        try (Stream<Path> old = Files.list(BOOK)) {
            for (Path each : old.toList()) {
                Files.delete(each);
            }
        }
        StringBuilder index = new StringBuilder("# Screens\n\nEvery form, page and view, as people see them. Made by"
                + " `mvn -Pscreens verify` from the browser tests, on data of their own and with a clock that stands"
                + " still. Nobody edits this folder.\n");
        List<String> missing = new ArrayList<>();
        for (Chapter chapter : chapters()) {
            index.append("\n## ").append(chapter.title()).append("\n\n");
            Map<String, Path> there = pictures(chapter.folder());
            chapter.pictures().forEach((name, words) -> {
                String picture = chapter.folder().replace("screens-", "") + "-" + slug(name);
                add(index, missing, there.get(name), picture, words, chapter.height() == 0 ? HIGH : chapter.height());
            });
        }
        Map<String, Path> forms = pictures(Tasklist.FORMS.getFileName().toString());
        index.append("\n## Forms\n");
        for (Map.Entry<String, List<Named>> process : forms().entrySet()) {
            index.append("\n### ").append(process.getKey()).append("\n\n");
            for (Named named : process.getValue()) {
                Path filled = forms.get(named.form());
                Path picture = filled == null ? forms.get(named.form() + Tasklist.OPENED) : filled;
                add(index, missing, picture, "form-" + named.form(), named.words(), HIGH);
            }
        }
        assertThat(missing).as("pictures that no test has taken").isEmpty();
        Files.writeString(BOOK.resolve("README.md"), index, UTF_8);
        try (Stream<Path> made = Files.list(BOOK)) {
            assertThat(made.mapToLong(each -> each.toFile().length()).sum()).isLessThan(MOST_BYTES);
        }
    }

    private static void add(
            StringBuilder index, List<String> missing, Path picture, String name, String words, int height) {
        if (picture == null) {
            missing.add(name);
            return;
        }
        try {
            BufferedImage small = small(ImageIO.read(picture.toFile()), height);
            ImageIO.write(small, "png", BOOK.resolve(name + ".png").toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        index.append("- [").append(words).append("](").append(name).append(".png)\n");
    }

    private static List<Chapter> chapters() throws IOException {
        try (Reader book = Files.newBufferedReader(Path.of("src/test/resources/screens/book.yaml"))) {
            Iterable<Map<String, Object>> read = new Yaml().load(book);
            return new ObjectMapper().convertValue(read, new TypeReference<>() {});
        }
    }

    /** Pictures by their names, without the number of the step; the last of a name counts. */
    private static Map<String, Path> pictures(String folder) throws IOException {
        Path place = Path.of("target", folder);
        Map<String, Path> pictures = new TreeMap<>();
        if (Files.exists(place)) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> file.toString().endsWith(".png"))
                        .sorted()
                        .forEach(file ->
                                pictures.put(file.getFileName().toString().replaceAll("^\\d{3}-|\\.png$", ""), file));
            }
        }
        return pictures;
    }

    /** The forms of each process, by its name, in the order in which the processes come to people. */
    private static Map<String, List<Named>> forms() throws IOException {
        Map<String, List<Named>> forms = new TreeMap<>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path model : models.filter(each -> each.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                BpmnModelInstance read = Bpmn.readModelFromFile(model.toFile());
                Process process =
                        read.getModelElementsByType(Process.class).iterator().next();
                List<Named> named = new ArrayList<>();
                for (StartEvent start : read.getModelElementsByType(StartEvent.class)) {
                    name(named, start.getCamundaFormKey(), start, process.getName());
                }
                for (UserTask task : read.getModelElementsByType(UserTask.class)) {
                    name(named, task.getCamundaFormKey(), task, task.getName());
                }
                if (!named.isEmpty()) {
                    forms.put(process.getName(), named);
                }
            }
        }
        List<String> all = forms.values().stream()
                .flatMap(List::stream)
                .map(Named::form)
                .distinct()
                .sorted()
                .toList();
        assertThat(all).isEqualTo(FormFiles.names());
        return forms;
    }

    private static void name(List<Named> named, String key, FlowNode node, String words) {
        if (key != null) {
            String form = key.replaceAll(".*/(.*)\\.html", "$1");
            if (named.stream().noneMatch(each -> each.form().equals(form))) {
                named.add(new Named(form, node instanceof StartEvent ? words + " (to start it)" : words));
            }
        }
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** So many pixels of its top, in few colours: a third of the bytes. */
    private static BufferedImage small(BufferedImage picture, int most) {
        BufferedImage top = picture.getSubimage(0, 0, picture.getWidth(), Math.min(most, picture.getHeight()));
        return ImageUtil.createIndexed(
                top,
                COLOURS,
                null,
                ImageUtil.DITHER_NONE | ImageUtil.TRANSPARENCY_OPAQUE | ImageUtil.COLOR_SELECTION_QUALITY);
    }
}
