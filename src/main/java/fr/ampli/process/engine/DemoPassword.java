package fr.ampli.process.engine;

/** The password of every account of the demo, and of no account outside it. */
public final class DemoPassword {

    public static final String VALUE = "ampli-demo";

    private DemoPassword() {}
}
