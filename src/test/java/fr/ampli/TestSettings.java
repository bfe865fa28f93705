package fr.ampli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** Reads a settings file as the application does, without starting it. */
public final class TestSettings {

    private TestSettings() {}

    /** Binds what stands under a prefix in a YAML file of the class path. */
    public static <T> T bind(String file, String prefix, Class<T> type) {
        return bind(file, "", prefix, type);
    }

    /** As above, with some YAML that overrides the file. */
    public static <T> T bind(String file, String overrides, String prefix, Class<T> type) {
        try {
            YamlPropertySourceLoader yaml = new YamlPropertySourceLoader();
            List<PropertySource<?>> sources = new ArrayList<>(yaml.load(
                    "overrides", new ByteArrayResource(overrides.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            sources.addAll(yaml.load(file, new ClassPathResource(file)));
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind(prefix, type)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
