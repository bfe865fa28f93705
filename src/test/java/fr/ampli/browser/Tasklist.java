package fr.ampli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.process.demo.Walk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tasklist as a person uses it: logs in, starts a process, finds a task, takes it, fills its form, ends it. */
final class Tasklist implements AutoCloseable {

    private static final double PATIENCE = 30_000;
    private static final int WIDE = 1400;
    private static final int HIGH = 1600;
    private static final int LOW = 500;
    /** Half of 1280 pixels: what is left of an ordinary screen at 200 %. */
    private static final int TWICE = 640;

    /** Pictures of forms, by the name of the form; of one that is empty where no test fills it in. */
    static final Path FORMS = Path.of("target", "screens-forms");

    static final String OPENED = ".open";

    private static final Set<String> MASKED = Set.of(
            "PAYSLIP",
            "LAST_PAYSLIP",
            "HIRING_DECLARATION",
            "EMPLOYMENT_CONTRACT",
            "CONTRACT_AMENDMENT",
            "HEADCOUNT",
            "PRESENCE_STATEMENT",
            "PART_TIME_DEROGATION");

    private final Chromium chromium;
    private final String address;
    private final Path pictures;
    private BrowserContext context;
    private Page page;
    private String person = "";
    private int picture;

    Tasklist(Chromium chromium, String address, Path pictures) {
        this.chromium = chromium;
        this.address = address;
        this.pictures = pictures;
    }

    /** Logs in through the page, in a browser of one's own; stays logged in where it is the same person. */
    Tasklist as(String login, String password) {
        if (person.equals(login)) {
            return this;
        }
        close();
        context = chromium.visitor(WIDE, HIGH);
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.navigate(address + "/camunda/app/tasklist/default/");
        page.fill("#identifiant", login);
        page.fill("#motdepasse", password);
        page.click("button[type=submit]");
        page.waitForSelector("[cam-tasks]");
        // The newest first: tasks of other scenarios may fill the first page
        page.navigate(address + "/camunda/app/tasklist/default/#/?sorting="
                + "%5B%7B%22sortBy%22:%22created%22,%22sortOrder%22:%22desc%22%7D%5D");
        page.waitForSelector("[cam-tasks]");
        person = login;
        return this;
    }

    /** Starts a process from the header of Tasklist. */
    void start(String processName, SampleAnswers.Sample sample) {
        startForm(processName);
        fill(page.locator(".modal-body form.ampli"), sample);
        portray(formOfProcess(processName), "");
        page.locator(".modal-footer button.btn-primary").click();
        page.locator(".modal-footer").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Opens the window that starts a process, names the dossier where it asks for one, and closes it again. */
    void lookAtStart(String processName, String dossier) {
        Locator form = startForm(processName);
        Locator number = form.locator("[data-dossier-number]");
        if (number.count() > 0) {
            number.fill(dossier);
            number.blur();
            form.locator("[data-ampli-header] .ampli-title").waitFor();
        }
        String title = page.locator(".modal-title").last().innerText();
        if (!title.equals("Démarrer un processus\u00a0: " + processName)) {
            throw new AssertionError("The window is called " + title);
        }
        Screen.assertUsable(page, ".modal-body form.ampli", processName);
        String name = formOfProcess(processName);
        portray(name, OPENED);
        sizes(name, ".modal-body form.ampli");
        page.keyboard().press("Escape");
        form.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** Opens the window that starts a process and waits for its form. */
    Locator startForm(String processName) {
        page.locator("a:has(.glyphicon-list-alt)").first().click();
        page.locator(".modal-body ul.processes a")
                .filter(new Locator.FilterOptions().setHasText(processName))
                .click();
        Locator form = page.locator(".modal-body form.ampli[data-ready='true']");
        form.waitFor();
        return form;
    }

    /** Opens a task of one's groups, takes it, fills the form and ends it. */
    void complete(String dossier, String taskName, SampleAnswers.Sample sample) {
        open(dossier, taskName);
        Locator form = page.locator("form.ampli");
        form.waitFor();
        fill(form, sample);
        portray(formOfTask(), "");
        Locator complete = page.locator("[ng-click='complete()']");
        complete.click();
        // The task leaves the screen only when the server has taken the answer.
        Locator alert = form.locator(".ampli-alert:visible");
        page.waitForCondition(() -> form.count() == 0 || alert.count() > 0);
        if (alert.count() > 0) {
            photograph(dossier + "-" + taskName + "-refused");
            throw new AssertionError(taskName + ": " + alert.innerText() + " "
                    + form.locator(".ampli-error:visible").allInnerTexts());
        }
    }

    /** Opens and takes a task: its form stands there with the dossier's facts, and complains of nothing. */
    void look(String dossier, String taskName) {
        open(dossier, taskName);
        page.locator("form.ampli[data-ready='true']").waitFor();
        Locator alert = page.locator("form.ampli .ampli-alert:visible");
        if (alert.count() > 0) {
            throw new AssertionError(taskName + ": " + alert.innerText());
        }
        if (page.locator("form.ampli [data-ampli-header]").count() > 0) {
            page.locator("form.ampli [data-ampli-header] dl").first().waitFor();
        }
        Screen.assertUsable(page, "form.ampli", taskName);
        String name = formOfTask();
        portray(name, OPENED);
        sizes(name, "form.ampli");
    }

    /** The open form on an ordinary screen, and at 200 %, where nothing hangs over. */
    private void sizes(String name, String form) {
        portray(1280, pictures.resolve(name + "-1280.png"));
        portray(TWICE, pictures.resolve(name + "-200.png"));
        page.setViewportSize(TWICE, HIGH);
        Object over = page.locator(form).evaluate("form => form.scrollWidth - form.clientWidth");
        if (((Number) over).intValue() > 1) {
            throw new AssertionError(name + " hangs over by " + over + " pixels at 200 %");
        }
        page.setViewportSize(WIDE, HIGH);
    }

    /** In the open form, takes over what is proposed for a field; answers what the field then says. */
    String takeOver(String fieldId) {
        page.locator("form.ampli [data-into='" + fieldId + "'] button").first().click();
        photograph("taken-over-" + fieldId);
        return page.locator("#" + fieldId).inputValue();
    }

    /** In the open form, chooses in a list and answers what is said below another one. */
    String choose(String name, String value, String aboutName) {
        page.locator("form.ampli [name='" + name + "']:visible").first().scrollIntoViewIfNeeded();
        if (page.locator("form.ampli input[name='" + name + "'][value='" + value + "']")
                        .count()
                > 0) {
            page.locator("form.ampli input[name='" + name + "'][value='" + value + "']")
                    .check();
        } else {
            page.locator("form.ampli select[name='" + name + "']").selectOption(value);
        }
        photograph("chosen-" + name + "-" + value);
        return page.locator("form.ampli select[name='" + aboutName + "'] ~ .ampli-why")
                .innerText();
    }

    /** What stands in a field of the open form. */
    String value(String name) {
        return page.locator("form.ampli [name='" + name + "']").first().inputValue();
    }

    /** Tries to end a task and answers what the form says against it. */
    List<String> refusal(String dossier, String taskName, SampleAnswers.Sample sample) {
        open(dossier, taskName);
        Locator form = page.locator("form.ampli");
        form.waitFor();
        fill(form, sample);
        page.locator("[ng-click='complete()']").click();
        Locator alert = form.locator(".ampli-alert:visible");
        alert.waitFor();
        photograph(dossier + "-" + taskName + "-refused");
        return alert.locator("p, li").allInnerTexts();
    }

    /** Hands a file in with the open form and answers what the form says about it. */
    String upload(String kind, String fileName, byte[] content) {
        Locator place = page.locator("form.ampli [data-upload='" + kind + "']");
        place.locator("input[type=file]").setInputFiles(new FilePayload(fileName, "application/pdf", content));
        Locator state = place.locator(".ampli-state");
        page.waitForCondition(
                () -> !state.innerText().isBlank() && !state.innerText().startsWith("Envoi"));
        return state.innerText();
    }

    /** Declares a link of interests from the header of an open task, with the keyboard alone; answers what is said. */
    String declareLink(String dossier, String taskName, String nature) {
        open(dossier, taskName);
        page.locator("form.ampli[data-ready='true']").waitFor();
        page.locator("form.ampli .ampli-interest summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        Locator missing = page.locator("form.ampli .ampli-interest .has-error .help-block");
        missing.waitFor();
        photograph(dossier + "-" + taskName + "-link");
        // The focus is back on the field that is missing
        page.keyboard().type(nature);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        Locator said = page.locator("form.ampli .alert-info");
        said.waitFor();
        photograph(dossier + "-" + taskName + "-left");
        return said.innerText();
    }

    /** Whether anything of the dossier's facts is still on the screen. */
    boolean showsFacts() {
        return page.locator("form.ampli [data-ampli-header]").count() > 0;
    }

    /** Clicks twice on the button that ends the open task, as impatient people do. */
    void completeTwice(SampleAnswers.Sample sample) {
        Locator form = page.locator("form.ampli");
        fill(form, sample);
        // Both clicks in one breath: the button may be gone before a slower second one.
        page.locator("[ng-click='complete()']").evaluate("button => { button.click(); button.click(); }");
        Locator alert = form.locator(".ampli-alert:visible");
        page.waitForCondition(() -> form.count() == 0 || alert.count() > 0);
        if (alert.count() > 0) {
            throw new AssertionError(alert.innerText() + " "
                    + form.locator(".ampli-error:visible").allInnerTexts());
        }
    }

    /** Opens a task that one has taken already, fills the form and ends it. */
    void completeOwn(String taskName, SampleAnswers.Sample sample) {
        Locator form = ownForm(taskName);
        fill(form, sample);
        portray(formOfTask(), "");
        page.locator("[ng-click='complete()']").click();
        Locator alert = form.locator(".ampli-alert:visible");
        page.waitForCondition(() -> form.count() == 0 || alert.count() > 0);
        if (alert.count() > 0) {
            throw new AssertionError(alert.innerText() + " "
                    + form.locator(".ampli-error:visible").allInnerTexts());
        }
    }

    /** A page of our own, outside Tasklist: its text. */
    String visit(String path) {
        page.navigate(address + path);
        photograph(path.substring(1));
        return page.locator("main").innerText();
    }

    /** The page, where a test does what no other test does. */
    Page page() {
        return page;
    }

    /** Opens and takes a task and waits for its form. */
    Locator form(String dossier, String taskName) {
        open(dossier, taskName);
        Locator form = page.locator("form.ampli[data-ready='true']");
        form.waitFor();
        return form;
    }

    /** Opens a task that one has taken already and waits for its form. */
    Locator ownForm(String taskName) {
        list("Mes tâches");
        page.locator(".tasks-list > li")
                .filter(new Locator.FilterOptions().setHasText(taskName))
                .first()
                .click();
        Locator form = page.locator("form.ampli[data-ready='true']");
        form.waitFor();
        return form;
    }

    /** The address of the open task, to be opened in another tab of the same person. */
    Page anotherTab() {
        Page other = context.newPage();
        other.navigate(page.url());
        other.locator("form.ampli[data-ready='true']").waitFor();
        return other;
    }

    /** The session ends as if nobody had clicked for hours, and the same person logs in again in the same tab. */
    void sessionEnds() {
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("AMPLI-SESSION"));
    }

    /** Logs in on the page that asks for it. */
    void comeBack(String login, String password) {
        page.navigate(address + "/camunda/app/tasklist/default/");
        page.fill("#identifiant", login);
        page.fill("#motdepasse", password);
        page.click("button[type=submit]");
        page.waitForSelector("[cam-tasks]");
        person = login;
    }

    /** The error notices that Tasklist itself shows. */
    List<String> notices() {
        return page.locator("[notifications-panel] .alert-danger:visible").allInnerTexts();
    }

    private void open(String dossier, String taskName) {
        // What was open before may be done meanwhile, and Tasklist would say so of the next one
        page.evaluate("() => { location.hash = location.hash.replace(/&?task=[^&]*/, ''); }");
        page.waitForCondition(() -> page.locator(".task-details form.ampli").count() == 0);
        list("Tâches de mes groupes");
        Locator card = page.locator(".tasks-list > li")
                .filter(new Locator.FilterOptions().setHasText(dossier))
                .filter(new Locator.FilterOptions().setHasText(taskName));
        card.first().click();
        Locator claim = page.locator("[ng-click='claim()']");
        Locator unclaim = page.locator("[ng-click='unclaim()']");
        claim.or(unclaim).first().waitFor();
        if (claim.isVisible()) {
            claim.click();
            unclaim.waitFor();
        }
    }

    void list(String name) {
        page.locator("[cam-tasklist-filters] a, .task-filters a, .filters a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
    }

    void fill(SampleAnswers.Sample sample) {
        fill(page.locator("form.ampli"), sample);
    }

    private void fill(Locator form, SampleAnswers.Sample sample) {
        page.locator("form.ampli[data-ready='true']").waitFor();
        List<Map.Entry<String, JsonNode>> waiting = leaves("", read(sample.answer()));
        for (int pass = 0; pass < 4 && !waiting.isEmpty(); pass++) {
            // A field may depend on another: what is hidden now is tried again after the rest.
            List<Map.Entry<String, JsonNode>> hidden = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : waiting) {
                if (!put(form, field.getKey(), field.getValue())) {
                    hidden.add(field);
                }
            }
            waiting = hidden;
        }
        // Nobody is asked again for what they declared before
        waiting = waiting.stream()
                .filter(field -> !field.getKey().equals("noInterest")
                        || form.locator("[data-when^='!interests.']").count() == 0)
                .filter(field -> !field.getKey().startsWith("standing.")
                        || form.locator("[data-when='!standing.fresh']").count() == 0)
                .toList();
        if (!waiting.isEmpty()) {
            throw new AssertionError("fields that never show: " + waiting);
        }
        // A document goes to a dossier: where the form asks for the number, it is known when the header shows.
        if (!sample.documents().isEmpty()
                && form.locator("[data-dossier-number]").count() > 0) {
            form.locator("[data-ampli-header] .ampli-title").waitFor();
        }
        // What is asked for may depend on the answers, so documents come last.
        for (String kind : sample.documents()) {
            Locator place = form.locator("[data-upload='" + kind + "']");
            if (MASKED.contains(kind) && !place.innerText().contains("masquez le numéro de sécurité sociale")) {
                throw new AssertionError(kind + " is asked for without a word about masking");
            }
            form.locator("[data-upload-input='" + kind + "']")
                    .setInputFiles(new FilePayload(Walk.fileName(kind), "application/pdf", SamplePdf.of(kind)));
            form.locator("[data-upload='" + kind + "'][data-stored]").waitFor();
        }
    }

    private static boolean put(Locator form, String name, JsonNode value) {
        Locator field = form.locator("[name='" + name + "']").first();
        if (field.count() == 0 || !field.isVisible()) {
            return false;
        }
        String type = field.getAttribute("type");
        if ("radio".equals(type)) {
            form.locator("[name='" + name + "'][value='" + value.asText() + "']")
                    .check();
        } else if ("checkbox".equals(type) && value.isArray()) {
            value.forEach(each -> form.locator("[name='" + name + "'][value='" + each.asText() + "']")
                    .check());
        } else if ("checkbox".equals(type)) {
            field.setChecked(value.asBoolean());
        } else if ("select".equals(field.evaluate("node => node.tagName.toLowerCase()"))) {
            field.selectOption(value.asText());
        } else {
            field.fill(value.asText());
        }
        return true;
    }

    private static List<Map.Entry<String, JsonNode>> leaves(String prefix, JsonNode node) {
        List<Map.Entry<String, JsonNode>> leaves = new ArrayList<>();
        node.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                leaves.addAll(leaves(name + ".", field.getValue()));
            } else if (!field.getValue().isNull()) {
                leaves.add(Map.entry(name, field.getValue()));
            }
        });
        return leaves;
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** The name of the form of the open task, without its folder. */
    private String formOfTask() {
        return formKey("(name) => `task/${new URLSearchParams(location.hash.split('?')[1]).get('task')}/form`", "");
    }

    private String formOfProcess(String name) {
        return formKey(
                "async (name) => { const [{id}] = await (await fetch(`${document.baseURI.replace(/app\\/.*/, '')}"
                        + "api/engine/engine/default/process-definition?latestVersion=true&nameLike=${encodeURIComponent(`%${name}%`)}`))"
                        + ".json(); return `process-definition/${id}/startForm`; }",
                name);
    }

    private String formKey(String path, String argument) {
        String key = (String) page.evaluate(
                "async (path) => (await (await fetch(`${document.baseURI.replace(/app\\/.*/, '')}"
                        + "api/engine/engine/default/${path}`)).json()).key",
                page.evaluate(path, argument));
        return key.replaceAll(".*/(.*)\\.html", "$1");
    }

    /** A picture of the open form for the book of screens. */
    private void portray(String form, String suffix) {
        portray(WIDE, FORMS.resolve(form + suffix + ".png"));
    }

    /** A picture of the open form, all of it and nothing else, in a window that is so wide. */
    private void portray(int width, Path picture) {
        page.setViewportSize(width, LOW);
        page.mouse().move(1, 1);
        Object more = page.locator("form.ampli").last().evaluate("""
                (form) => {
                  let more = 0;
                  for (let each = form; each; each = each.parentElement) {
                    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(each).overflowY);
                    if (scrolls || each === document.documentElement) more += each.scrollHeight - each.clientHeight;
                  }
                  return more;
                }""");
        page.setViewportSize(width, LOW + ((Number) more).intValue());
        Locator window = page.locator(".modal-content");
        (window.count() > 0 ? window : page.locator(".task-details"))
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(picture)
                        .setStyle(".page-notifications { display: none !important; }"));
        page.setViewportSize(WIDE, HIGH);
    }

    /** A picture of the window as it is. */
    void photograph(String what) {
        page.mouse().move(1, 1); // away from what explains itself
        String name = String.format("%03d-%s.png", ++picture, what.replaceAll("[^\\p{L}0-9-]+", "-"));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(pictures.resolve(name)).setFullPage(true));
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
        person = "";
    }
}
