package fr.ampli.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.yaml.snakeyaml.Yaml;

/** What the models name must exist, and what exists must be named: beans, forms, letters, messages, variables, groups. */
class ModelContractTest extends ScenarioTest {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern COMPARISON = Pattern.compile("(\\w+) == '(\\w+)'");
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final String FORMS = "embedded:deployment:forms/";

    @Autowired
    ApplicationContext application;

    @Autowired
    Collection<LetterFacts> phases;

    @Autowired
    Collection<LetterEcho> echoes;

    @Test
    void the_deployment_list_is_what_the_folders_hold() throws IOException {
        String descriptor = Files.readString(Path.of("src/main/resources/META-INF/processes.xml"));
        Set<String> listed =
                all("<resource>([^<]+)</resource>", descriptor).collect(Collectors.toCollection(TreeSet::new));
        Set<String> held = Stream.of("processes", "forms")
                .flatMap(folder -> files(Path.of(folder)))
                .map(file -> file.toString().replace('\\', '/'))
                .filter(name -> name.endsWith(".bpmn") || name.endsWith(".dmn") || name.endsWith(".html"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(held);
    }

    @Test
    void files_are_called_like_what_they_hold() {
        models().forEach((file, model) -> assertThat(model.getModelElementsByType(Process.class))
                .as(file)
                .extracting(Process::getId)
                .containsExactly(file));
        files(Path.of("processes/decisions"))
                .forEach(file -> assertThat(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class))
                        .extracting(Decision::getId)
                        .contains(stem(file)));
    }

    @Test
    void every_delegate_expression_is_a_bean_and_every_bean_of_a_process_is_used() {
        Set<String> named =
                sources().flatMap(source -> all(DELEGATE.pattern(), source)).collect(Collectors.toSet());
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(bean -> assertThat(application.containsBean(bean))
                        .as("bean %s", bean)
                        .isTrue());

        Set<String> glue = Stream.of(application.getBeanDefinitionNames())
                .filter(name -> name.endsWith("Delegate") || name.endsWith("Listener"))
                .filter(name -> {
                    Class<?> type = application.getType(name);
                    return type != null
                            && type.getName().matches("fr\\.ampli\\.process(\\.(?!engine|demo)\\w+)?\\.\\w+");
                })
                .collect(Collectors.toSet());
        assertThat(named).containsAll(glue);
    }

    @Test
    void every_task_has_a_form_of_its_own_a_group_that_may_work_it_and_a_sample_answer() throws IOException {
        Set<String> forms = new TreeSet<>();
        Map<String, Set<String>> groups = groupsByProcess();
        models().forEach((key, model) -> {
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                forms.add(formOf(task.getId(), task.getCamundaFormKey()));
                assertThat(task.getCamundaCandidateGroupsList())
                        .as(task.getId())
                        .isNotEmpty();
                assertThat(groups.getOrDefault(key, Set.of()))
                        .as("groups that may work %s of %s", task.getId(), key)
                        .containsAll(task.getCamundaCandidateGroupsList());
            }
            for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
                if (start.getCamundaFormKey() != null) {
                    forms.add(formOf(start.getId(), start.getCamundaFormKey()));
                }
            }
        });
        assertThat(files(Path.of("forms")).map(ModelContractTest::stem).collect(Collectors.toSet()))
                .isEqualTo(forms);
        assertThat(forms)
                .allSatisfy(form -> assertThat(Path.of("src/main/resources/demo/answers", form + ".json"))
                        .exists());
    }

    @Test
    void every_letter_has_a_template_and_somebody_who_knows_its_facts() {
        Set<String> sent = new TreeSet<>();
        models().values()
                .forEach(model -> model.getModelElementsByType(SendTask.class)
                        .forEach(task -> sent.add(field(task.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaField.class)
                                .list()))));
        Set<String> templates = files(Path.of("src/main/resources/letters"))
                .map(ModelContractTest::stem)
                .filter(name -> !Set.of("layout", "partner-stage").contains(name))
                .filter(name -> echoes.stream().noneMatch(echo -> echo.letters().contains(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = phases.stream()
                .flatMap(phase -> phase.letters().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(templates).isEqualTo(sent);
        assertThat(echoes.stream().flatMap(echo -> echo.letters().stream()))
                .allSatisfy(name -> assertThat(Path.of("src/main/resources/letters", name + ".html"))
                        .exists());
        assertThat(known).isEqualTo(sent);
        assertThat(phases.stream().mapToInt(phase -> phase.letters().size()).sum())
                .as("no letter is known to two phases")
                .isEqualTo(known.size());
    }

    @Test
    void every_message_is_declared_once() throws IllegalAccessException {
        Set<String> declared = new HashSet<>();
        for (var field : Messages.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                declared.add((String) field.get(null));
            }
        }
        Set<String> used = models().values().stream()
                .flatMap(model -> model.getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toSet());
        assertThat(used).isNotEmpty().isEqualTo(declared);
    }

    @Test
    void every_variable_in_an_expression_is_declared() {
        Set<String> declared = declaredVariables();
        sources()
                .forEach(source -> all(EXPRESSION.pattern(), withoutDelegates(source))
                        .filter(expression -> !Set.of("true", "false").contains(expression))
                        .map(expression -> expression.split("[ =!]")[0])
                        // a setting: a start event has no variables yet
                        .filter(name -> !application.containsBean(name))
                        .forEach(name -> assertThat(declared).contains(name)));
    }

    @Test
    void the_pathway_asks_for_exactly_the_outcomes_that_its_phases_have() {
        Map<String, BpmnModelInstance> models = models();
        models.values()
                .forEach(model -> model.getModelElementsByType(CallActivity.class)
                        .forEach(call -> assertThat(models).containsKey(call.getCalledElement())));

        BpmnModelInstance pathway = models.get("ampli-pathway");
        Map<String, Set<String>> asked = new TreeMap<>();
        all(EXPRESSION.pattern(), Bpmn.convertToString(pathway)).forEach(expression -> {
            Matcher comparison = COMPARISON.matcher(expression);
            if (comparison.matches()) {
                asked.computeIfAbsent(comparison.group(1), name -> new TreeSet<>())
                        .add(comparison.group(2));
            }
        });
        pathway.getModelElementsByType(CallActivity.class).forEach(call -> {
            Set<String> produced = outcomes(models.get(call.getCalledElement()));
            assertThat(produced).as(call.getCalledElement()).isNotEmpty();
            Matcher target = Pattern.compile("source=\"outcome\" target=\"(\\w+)\"")
                    .matcher(Bpmn.convertToString(pathway).split("id=\"" + call.getId() + "\"")[1]);
            assertThat(target.find()).isTrue();
            assertThat(produced).containsAll(asked.getOrDefault(target.group(1), Set.of()));
        });
    }

    @Test
    void every_end_and_every_boundary_event_is_walked_by_a_scenario() {
        String scenarios = files(Path.of("src/test/java/fr/ampli/process"))
                .filter(file -> !file.endsWith("ModelContractTest.java"))
                .map(ModelContractTest::read)
                .collect(Collectors.joining());
        models().values()
                .forEach(model -> Stream.<FlowNode>concat(
                                model.getModelElementsByType(EndEvent.class).stream(),
                                model.getModelElementsByType(BoundaryEvent.class).stream())
                        .forEach(event -> assertThat(scenarios).contains(event.getId())));
    }

    @Test
    void decisions_are_called_by_their_key() {
        Set<String> decisions = files(Path.of("processes/decisions"))
                .map(ModelContractTest::stem)
                .collect(Collectors.toSet());
        Set<String> called = models().values().stream()
                .flatMap(model -> model.getModelElementsByType(BusinessRuleTask.class).stream())
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .collect(Collectors.toSet());
        assertThat(called).isEqualTo(decisions);
    }

    @Test
    void no_field_of_a_sample_answer_is_unknown_to_its_form() throws IOException {
        // The browser fills forms from these answers: each field must be there.
        files(Path.of("src/main/resources/demo/answers")).forEach(sample -> {
            String form = FormFiles.read(stem(sample).split("\\.")[0]);
            try {
                new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(read(sample))
                        .properties()
                        .forEach(field -> assertThat(form)
                                .as("%s in %s", field.getKey(), sample)
                                .contains(
                                        field.getKey().startsWith("$")
                                                ? "data-upload=\""
                                                        + field.getValue()
                                                                .get(0)
                                                                .asText() + "\""
                                                : "name=\"" + field.getKey()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    @Test
    void forms_and_what_they_share_fit_together() {
        String all = FormFiles.names().stream().map(FormFiles::raw).collect(Collectors.joining());
        Set<String> named = all("data-partial=\"([^\"]*)\"", all).collect(Collectors.toSet());
        assertThat(named).as("what forms name and what there is").isEqualTo(Set.copyOf(FormFiles.partials()));
        FormFiles.names().forEach(name -> {
            String form = FormFiles.read(name);
            assertThat(form).as(name).doesNotContain("data-partial").doesNotContain("[prefix]");
            assertThat(all("\\sid=\"([^\"]*)\"", form)).as("ids of %s", name).doesNotHaveDuplicates();
            assertThat(all("data-upload=\"([^\"]*)\"", form))
                    .as("uploads of %s", name)
                    .doesNotHaveDuplicates();
            // Whoever reads a draft table must not find where money goes
            all("(<input[^>]*)>", form)
                    .filter(field -> field.contains("data-type=\"iban\""))
                    .forEach(field -> assertThat(field).as(name).contains("data-no-draft"));
        });
    }

    private static Set<String> outcomes(BpmnModelInstance model) {
        return model.getModelElementsByType(EndEvent.class).stream()
                .filter(end -> end.getExtensionElements() != null)
                .flatMap(end -> all("name=\"outcome\" stringValue=\"(\\w+)\"", xml(model, end.getId())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String xml(BpmnModelInstance model, String id) {
        String after = Bpmn.convertToString(model).split("id=\"" + id + "\"", 2)[1];
        return after.substring(
                0,
                after.indexOf("</" + "bpmn:endEvent>") > 0
                        ? after.indexOf("</bpmn:endEvent>")
                        : after.indexOf("endEvent>"));
    }

    private static String field(Collection<CamundaField> fields) {
        return fields.stream()
                .filter(field -> "letter".equals(field.getCamundaName()))
                .map(CamundaField::getCamundaStringValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a send task without a letter"));
    }

    private static String formOf(String element, String formKey) {
        assertThat(formKey).as(element).startsWith(FORMS).endsWith(".html");
        return formKey.substring(FORMS.length(), formKey.length() - ".html".length());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Set<String>> groupsByProcess() throws IOException {
        Map<String, Object> access =
                new Yaml().load(Files.readString(Path.of("src/main/resources/access/groups.yaml")));
        Map<String, Set<String>> byProcess = new TreeMap<>();
        ((Map<String, Map<String, Object>>) access.get("groups"))
                .forEach((group, grants) -> ((List<String>) grants.getOrDefault("works-on", List.of()))
                        .forEach(process -> byProcess
                                .computeIfAbsent(process, key -> new TreeSet<>())
                                .add(group)));
        return byProcess;
    }

    /** The names of all {@link Variable} constants of the process packages. */
    private static Set<String> declaredVariables() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile("fr\\.ampli\\.process\\..*Variables")));
        Set<String> names = new HashSet<>();
        for (BeanDefinition definition : scanner.findCandidateComponents("fr.ampli.process")) {
            try {
                for (var field : Class.forName(definition.getBeanClassName()).getDeclaredFields()) {
                    if (field.getType() == Variable.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        names.add(((Variable<?>) field.get(null)).name());
                    }
                }
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return names;
    }

    private static String withoutDelegates(String source) {
        return source.replaceAll("delegateExpression=\"[^\"]*\"", "");
    }

    private static Map<String, BpmnModelInstance> models() {
        Map<String, BpmnModelInstance> models = new TreeMap<>();
        files(Path.of("processes"))
                .filter(file -> file.toString().endsWith(".bpmn"))
                .forEach(file -> models.put(stem(file), Bpmn.readModelFromFile(file.toFile())));
        assertThat(models).isNotEmpty();
        return models;
    }

    private static Stream<String> sources() {
        return files(Path.of("processes"))
                .filter(file -> file.toString().endsWith(".bpmn"))
                .map(ModelContractTest::read);
    }

    private static Stream<String> all(String regex, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(regex).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found.stream();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
