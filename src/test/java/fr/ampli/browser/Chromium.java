package fr.ampli.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of this computer, in French: the one that {@code CHROMIUM} names, or one in the usual places. Its own
 * words, dates in fields among them, are French where its French pack is installed (Debian: chromium-l10n).
 */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // Nothing is downloaded: the driver comes with the test library, the browser is the computer's own
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setEnv(french())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--lang=fr-FR")));
    }

    /** Skips the test on a computer without a browser: asked first, before anything slow is done for nothing. */
    static void assumeInstalled() {
        assumeTrue(
                find().isPresent(),
                "No Chromium on this computer: the browser test is skipped. Install it, or name it in CHROMIUM.");
    }

    /** Starts the browser; skips the test where there is none. */
    static Chromium open() {
        assumeInstalled();
        return new Chromium(find().orElseThrow());
    }

    private static Optional<Path> find() {
        return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** On Linux these, and not the switch, say which pack is read. */
    private static Map<String, String> french() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("LC_ALL");
        environment.put("LANGUAGE", "fr");
        // Every computer has this one; a French locale that is missing would take the accents from names of downloads
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    Browser browser() {
        return browser;
    }

    /** Somebody whose pages are asked for in French, at a window of this size. */
    BrowserContext visitor(int width, int height) {
        return visitor("fr-FR", width, height);
    }

    /** The same in any language, a tag such as {@code en-GB}. */
    BrowserContext visitor(String language, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Europe/Paris")
                // Columns that slide into place would be photographed on their way
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
