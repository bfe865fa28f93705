package fr.ampli.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

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

    /**
     * Sets what is only read before this transaction ends: by a gateway, or as the moment of a timer. Nothing of it is
     * stored.
     */
    public void pass(VariableScope scope, T value) {
        TypedValue known = scope.getVariableTyped(name);
        // The engine keeps the two kinds apart by name: where it was stored before, it stays so
        boolean stored = known != null && !known.isTransient();
        scope.setVariable(name, Variables.untypedValue(value, !stored));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(type.cast(scope.getVariable(name)));
    }

    /** @throws IllegalStateException naming the variable that is missing: a fault of the model, not of a person */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("process variable '" + name + "' is missing"));
    }
}
