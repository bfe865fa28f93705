package fr.ampli.web;

import fr.ampli.shared.Refusal;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What our own JSON endpoints answer when something is refused, or breaks. */
@RestControllerAdvice(annotations = RestController.class)
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ResponseEntity<Object> answer(Exception failure) throws Exception {
        if (failure instanceof AsyncRequestNotUsableException) {
            return null; // who asked has gone to another page meanwhile: there is nobody to answer, and nothing to
            // repair
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return ResponseEntity.badRequest()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(RefusalBody.of(refusal));
            }
        }
        if (failure instanceof NotForYou closed) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(RefusalBody.of(Refusal.of(closed.reason())));
        }
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // for the security chain
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return problem(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "Le fichier est beaucoup trop grand. Réduisez-le, ou envoyez-le en plusieurs parties.",
                    null);
        }
        if (failure instanceof ErrorResponse expected) {
            return problem(expected.getStatusCode(), "La demande n’a pas pu être comprise ou traitée.", null);
        }
        if (failure instanceof HttpMessageNotReadableException
                || failure instanceof MethodArgumentTypeMismatchException
                || failure instanceof MultipartException) {
            return problem(HttpStatus.BAD_REQUEST, "La demande n’a pas la forme attendue.", null);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Failure {} on a request", reference, failure);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Une erreur technique est survenue. Rien n’a été enregistré. Référence à communiquer : " + reference
                        + ".",
                reference);
    }

    private static ResponseEntity<Object> problem(HttpStatusCode status, String sentence, String reference) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle("Demande non aboutie");
        if (reference != null) {
            problem.setProperty("reference", reference);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
