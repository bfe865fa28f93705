package fr.ampli.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ampli.access.FormDraft;
import fr.ampli.access.FormDrafts;
import fr.ampli.access.FormPlace;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the person who is logged in has begun to type in a form. */
@RestController
class DraftController {

    private final FormDrafts drafts;

    DraftController(FormDrafts drafts) {
        this.drafts = drafts;
    }

    /** A draft as the form reads it; revision 0 and nothing else where there is none. */
    record Kept(long revision, String savedAt, @JsonRawValue String content) {
        static final Kept NOTHING = new Kept(0, null, null);

        static Kept of(FormDraft draft) {
            return new Kept(draft.revision(), draft.savedAt().toString(), draft.content());
        }
    }

    /** That it is kept; the content is the caller's own. */
    record Saved(long revision, String savedAt) {}

    /** @param basedOn the revision that the form shows, 0 for none */
    record Typed(long basedOn, ObjectNode content) {
        Typed {
            Objects.requireNonNull(content, "content");
        }
    }

    @GetMapping("/api/drafts/{kind}/{id}")
    ResponseEntity<Kept> find(@PathVariable FormPlace.Kind kind, @PathVariable String id, Principal principal) {
        return Fresh.of(drafts.find(new FormPlace(kind, id), new Person(principal.getName()))
                .map(Kept::of)
                .orElse(Kept.NOTHING));
    }

    @PutMapping("/api/drafts/{kind}/{id}")
    Saved save(
            @PathVariable FormPlace.Kind kind, @PathVariable String id, @RequestBody Typed typed, Principal principal) {
        FormDraft draft = drafts.save(
                new FormPlace(kind, id), typed.content().toString(), typed.basedOn(), new Person(principal.getName()));
        return new Saved(draft.revision(), draft.savedAt().toString());
    }

    @DeleteMapping("/api/drafts/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable FormPlace.Kind kind, @PathVariable String id, Principal principal) {
        drafts.forget(new FormPlace(kind, id), new Person(principal.getName()));
    }
}
