package fr.ampli.process.engine;

import fr.ampli.process.Answer;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * A person hands in the answer of a form and nothing else. A further variable would overwrite what the pathway decides
 * by: a date, an outcome, the dossier's number.
 */
final class OnlyTheAnswer extends CommandInterceptor {

    private static final Map<Class<?>, Field> VARIABLES = Map.of(
            CompleteTaskCmd.class, field(CompleteTaskCmd.class, "variables"),
            SubmitTaskFormCmd.class, field(SubmitTaskFormCmd.class, "properties"),
            SubmitStartFormCmd.class, field(SubmitStartFormCmd.class, "variables"),
            HandleTaskBpmnErrorCmd.class, field(HandleTaskBpmnErrorCmd.class, "variables"),
            HandleTaskEscalationCmd.class, field(HandleTaskEscalationCmd.class, "variables"));

    private final Supplier<Authentication> whoAsks;

    OnlyTheAnswer(Supplier<Authentication> whoAsks) {
        this.whoAsks = whoAsks;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean fromOutside = Context.getCommandContext() == null;
        Authentication asking = whoAsks.get();
        if (fromOutside && asking != null && asking.getUserId() != null && bringsMore(command)) {
            throw Refusal.of(new Reason(
                    "MORE_THAN_THE_ANSWER",
                    "",
                    "",
                    "Un formulaire ne transmet que sa réponse. Rechargez la page et recommencez."));
        }
        return next.execute(command);
    }

    private static boolean bringsMore(Command<?> command) {
        if (command instanceof SetTaskVariablesCmd
                || command instanceof PatchTaskVariablesCmd
                || command instanceof RemoveTaskVariablesCmd) {
            return true;
        }
        return VARIABLES.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(command))
                .anyMatch(entry -> !Set.of(Answer.VARIABLE)
                        .containsAll(variables(entry.getValue(), command).keySet()));
    }

    private static Map<?, ?> variables(Field field, Object command) {
        try {
            Map<?, ?> variables = (Map<?, ?>) field.get(command);
            return variables == null ? Map.of() : variables;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException other) {
            throw new IllegalStateException("This guard was made for Camunda 7.24.0", other);
        }
    }
}
