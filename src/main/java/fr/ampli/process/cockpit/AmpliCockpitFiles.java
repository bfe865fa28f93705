package fr.ampli.process.cockpit;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/**
 * The files of our part, served as they lie in plugin-webapp/ampli; a file that is not named here is not served. Cockpit
 * itself asks for the first two, the first imports the rest.
 */
@Path("plugin/" + AmpliCockpit.ID)
public class AmpliCockpitFiles extends AbstractCockpitPluginRootResource {

    static final List<String> FILES = Stream.of(
                    "plugin.js",
                    "plugin.css",
                    "audit.js",
                    "chart.js",
                    "data.js",
                    "dom.js",
                    "figures.js",
                    "finished.js",
                    "process.js",
                    "words.js")
            .map(file -> "app/" + file)
            .toList();

    public AmpliCockpitFiles() {
        super(AmpliCockpit.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        return FILES;
    }
}
