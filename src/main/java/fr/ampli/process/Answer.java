package fr.ampli.process;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What a person filled in, as a record: a form submits one transient text variable {@value #VARIABLE}, a JSON object.
 *
 * <p>A field that the record does not know is a fault of ours (form and listener have drifted apart) and fails as such.
 * A missing field is null: whether it may be missing is for the capability to say.
 */
public final class Answer {

    public static final String VARIABLE = "answer";

    private static final String MALFORMED = "La réponse du formulaire est illisible. Rechargez la page et recommencez.";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Answer() {}

    public static <T> T of(VariableScope scope, Class<T> type) {
        TypedValue answer = scope.getVariableTyped(VARIABLE);
        if (answer == null || !(answer.getValue() instanceof String json) || json.isBlank()) {
            throw refusal(
                    "ANSWER_MISSING", "Le formulaire n’a transmis aucune réponse. Rechargez la page et recommencez.");
        }
        if (!answer.isTransient()) {
            // Kept by the engine, it would put personal data in tables that are not the record.
            throw refusal("ANSWER_NOT_TRANSIENT", "La réponse du formulaire doit être transmise sans être conservée.");
        }
        try {
            T read = JSON.readValue(json, type);
            if (read == null) {
                throw refusal("ANSWER_MALFORMED", MALFORMED);
            }
            return read;
        } catch (UnrecognizedPropertyException drift) {
            throw new IllegalStateException("Form and listener have drifted apart: " + type.getSimpleName()
                    + " has no field \"" + drift.getPropertyName() + "\"");
        } catch (JsonMappingException unfit) {
            throw Refusal.of(new Reason(
                    "ANSWER_MALFORMED", "", field(unfit), "Une valeur du formulaire n’a pas la forme attendue."));
        } catch (JacksonException malformed) {
            throw refusal("ANSWER_MALFORMED", MALFORMED);
        }
    }

    private static String field(JsonMappingException unfit) {
        String field = unfit.getPath().isEmpty() ? null : unfit.getPath().get(0).getFieldName();
        return field == null ? "" : field;
    }

    private static Refusal refusal(String code, String sentence) {
        return Refusal.of(new Reason(code, "", "", sentence));
    }
}
