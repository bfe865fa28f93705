package fr.ampli.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable, declared once: its name and its type. Variables are keys, words, flags and dates; the record is in
 * the tables.
 */
public record Variable<T>(String name, Class<T> type) {

    public static Variable<String> word(String name) {
        return new Variable<>(name, String.class);
    }

    public static Variable<Boolean> flag(String name) {
        return new Variable<>(name, Boolean.class);
    }

    public static Variable<java.util.Date> moment(String name) {
        return new Variable<>(name, java.util.Date.class);
    }

    public static Variable<Integer> count(String name) {
        return new Variable<>(name, Integer.class);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(type.cast(scope.getVariable(name)));
    }

    /** @throws IllegalStateException naming the variable that is missing: a fault of the model, not of a person */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("process variable '" + name + "' is missing"));
    }
}
