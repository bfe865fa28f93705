package fr.ampli.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Answers that are true now and for this reader: nothing between us and them keeps a copy. */
final class Fresh {

    private Fresh() {}

    static <T> ResponseEntity<T> of(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
