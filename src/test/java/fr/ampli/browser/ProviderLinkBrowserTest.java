package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import fr.ampli.RealEngine;
import fr.ampli.web.security.LocalProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A link that is opened without a session, where people log in at their organisation's identity provider. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.process-engine-name=provider",
            "spring.jmx.enabled=false",
            "ampli.oidc.client-id=ampli",
            "ampli.oidc.client-secret=" + LocalProvider.SECRET,
            "ampli.oidc.groups-claim=groups",
            "ampli.oidc.passwords=false"
        })
@Import(RealEngine.Probe.class)
class ProviderLinkBrowserTest {

    private static LocalProvider provider;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        provider = new LocalProvider();
        registry.add("ampli.oidc.issuer", () -> provider.issuer);
    }

    @LocalServerPort
    int port;

    @Test
    void a_link_leads_through_the_provider_to_what_it_names() {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(
                chromium.isPresent(),
                "No Chromium on this computer: the browser test is skipped. Install it, or name it in CHROMIUM.");
        provider.will.down = false;
        provider.will.application = "http://127.0.0.1:" + port;
        provider.will.groups.put("o.link", List.of("instructeur"));
        String place = provider.will.application + "/camunda/app/tasklist/provider/#/?task=a-task";
        List<String> told = new ArrayList<>();
        try (Playwright playwright = Chromium.driver();
                Browser browser = Chromium.launch(playwright, chromium.get());
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.onFrameNavigated(frame -> {
                if (frame.url().startsWith(provider.issuer)) {
                    told.add(frame.url());
                }
            });
            page.navigate(place);
            page.locator(".provider a").click();
            page.fill("input[name=username]", "o.link");
            page.fill("input[name=password]", LocalProvider.PASSWORD);
            page.click("button[type=submit]");
            page.locator("[cam-tasks]").waitFor();
            assertThat(page.url()).startsWith(place);
        }
        assertThat(told).as("the provider learns nothing of it").isNotEmpty().noneMatch(url -> url.contains("a-task"));
    }
}
