package fr.ampli.process.demo;

import fr.ampli.process.engine.DemoPassword;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One login per group, and a second person where two people must not be the same. */
@Component
@Profile("demo")
public class DemoPeople implements InitializingBean {

    private final Directory directory;

    public DemoPeople(Directory directory) {
        this.directory = directory;
    }

    @Override
    public void afterPropertiesSet() {
        person("charge-mission", "Camille", "Laborde");
        person("instructeur", "Inès", "Etcheverry");
        person("instructeur2", "Igor", "Dupuy");
        person("valideur", "Valérie", "Castaing");
        person("comite", "Colette", "Mounier");
        person("signataire", "Simon", "Lasserre");
        person("controleur", "Chloé", "Bordes");
        person("controleur2", "Cédric", "Faure");
        person("ordonnateur", "Odile", "Peyrat");
        person("ordonnateur2", "Oscar", "Vignau");
        person("responsable", "Rémi", "Gauthier");
        enrol("admin", "Agathe", "Duval", "camunda-admin");
        LoggerFactory.getLogger(DemoPeople.class)
                .warn(
                        "Demo: every account has the password \"{}\". Never show this to the network.",
                        DemoPassword.VALUE);
    }

    private void person(String id, String firstName, String lastName) {
        enrol(id, firstName, lastName, id.replaceAll("\\d$", ""));
    }

    private void enrol(String id, String firstName, String lastName, String group) {
        directory.enrol(new Newcomer(id, firstName, lastName, id + "@ampli.example", DemoPassword.VALUE, true, group));
    }
}
