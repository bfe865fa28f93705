package fr.ampli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import fr.ampli.RealEngine;
import fr.ampli.web.security.LocalProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A link that is opened without a session, where people log in at their organisation's identity provider. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.bpm.process-engine-name=provider")
@Import(RealEngine.Probe.class)
class ProviderLinkBrowserTest {

    private static LocalProvider provider;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        provider = LocalProvider.of(registry);
    }

    @LocalServerPort
    int port;

    @Test
    void a_link_leads_through_the_provider_to_what_it_names() {
        Chromium.assumeInstalled();
        provider.serves(port);
        provider.will.groups.put("o.link", List.of("instructeur"));
        String place = provider.will.application + "/camunda/app/tasklist/provider/#/?task=a-task";
        List<String> told = new ArrayList<>();
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.visitor(1400, 1000)) {
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
