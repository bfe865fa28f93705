package fr.ampli.process.cockpit;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin;
import org.camunda.bpm.webapp.plugin.resource.PluginResourceOverride;

/** What Cockpit loads beside its own parts. Found by Cockpit through META-INF/services. */
public final class AmpliCockpit implements CockpitPlugin {

    static final String ID = "ampli";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(AmpliCockpitFiles.class);
    }

    @Override
    public String getAssetDirectory() {
        return "plugin-webapp/" + ID;
    }

    /** No queries of our own over the engine's tables: data come from the doors below /api/oversight. */
    @Override
    public List<String> getMappingFiles() {
        return List.of();
    }

    @Override
    public List<PluginResourceOverride> getResourceOverrides() {
        return List.of();
    }
}
