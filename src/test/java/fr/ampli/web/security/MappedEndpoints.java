package fr.ampli.web.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that this application answers to: what Spring maps, and what the JAX-RS applications of Camunda do. */
final class MappedEndpoints {

    /** An address with its placeholders filled. */
    record Mapped(String method, String path) implements Comparable<Mapped> {
        @Override
        public int compareTo(Mapped other) {
            return Comparator.comparing(Mapped::path)
                    .thenComparing(Mapped::method)
                    .compare(this, other);
        }
    }

    static final Map<String, Class<? extends Application>> CAMUNDA = Map.of(
            "/camunda/api/admin", AdminApplication.class,
            "/camunda/api/cockpit", CockpitApplication.class,
            "/camunda/api/tasklist", TasklistApplication.class,
            "/camunda/api/welcome", WelcomeApplication.class,
            "/camunda/api/engine", EngineRestApplication.class,
            "/engine-rest", CamundaJerseyResourceConfig.class);

    private MappedEndpoints() {}

    static Set<Mapped> ofSpring(ApplicationContext context) {
        Set<Mapped> all = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String pattern : info.getPatternValues()) {
                    for (RequestMethod method :
                            methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods) {
                        all.add(new Mapped(method.name(), filled(pattern)));
                    }
                }
            }
        }
        return all;
    }

    static Set<Mapped> ofCamunda(ApplicationContext context) throws Exception {
        Set<Mapped> all = new TreeSet<>();
        for (var entry : CAMUNDA.entrySet()) {
            Application application = entry.getValue() == CamundaJerseyResourceConfig.class
                    ? context.getBean(CamundaJerseyResourceConfig.class)
                    : entry.getValue().getDeclaredConstructor().newInstance();
            Stream.concat(
                            application.getClasses().stream(),
                            application.getSingletons().stream().map(Object::getClass))
                    .filter(resource -> annotation(resource, Path.class) != null)
                    .forEach(resource -> walk(
                            entry.getKey() + "/"
                                    + annotation(resource, Path.class).value(),
                            resource,
                            all,
                            new ArrayDeque<>()));
        }
        return all;
    }

    /** Follows the sub-resources, as Jersey would. */
    private static void walk(String prefix, Class<?> resource, Set<Mapped> all, Deque<Class<?>> way) {
        if (way.contains(resource)
                || resource.isPrimitive()
                || resource.getName().startsWith("java.")) {
            return;
        }
        way.push(resource);
        for (Method method : resource.getMethods()) {
            if (method.isBridge()) {
                continue;
            }
            Path path = annotation(method, Path.class);
            String address = path == null ? prefix : prefix + "/" + path.value();
            String verb = verb(method);
            if (verb != null) {
                all.add(new Mapped(verb, filled(address)));
            } else if (path != null) {
                walk(address, method.getReturnType(), all, way);
            }
        }
        way.pop();
    }

    private static String verb(Method method) {
        return declarations(method)
                .flatMap(each -> Stream.of(each.getAnnotations()))
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static <A extends Annotation> A annotation(Method method, Class<A> type) {
        return declarations(method)
                .map(each -> each.getAnnotation(type))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** JAX-RS takes the annotations of an overridden method where the method itself has none. */
    private static Stream<Method> declarations(Method method) {
        return hierarchy(method.getDeclaringClass())
                .flatMap(type -> Stream.of(type.getDeclaredMethods())
                        .filter(each -> each.getName().equals(method.getName())
                                && java.util.Arrays.equals(each.getParameterTypes(), method.getParameterTypes())));
    }

    private static <A extends Annotation> A annotation(Class<?> resource, Class<A> type) {
        return hierarchy(resource)
                .map(each -> each.getAnnotation(type))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        if (type == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(type),
                Stream.concat(
                        hierarchy(type.getSuperclass()),
                        Stream.of(type.getInterfaces()).flatMap(MappedEndpoints::hierarchy)));
    }

    private static String filled(String template) {
        return template.replaceAll("\\{(?:name|engine|engineName|processEngineName)}", "default")
                .replaceAll("\\{\\*?[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "x")
                .replace("/**", "/x")
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }
}
