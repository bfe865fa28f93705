package fr.ampli.web.security;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What our part of Cockpit offers a person: nothing that the {@link Door} would refuse. */
@RestController
class CockpitViews {

    private final Door door;

    CockpitViews(Door door) {
        this.door = door;
    }

    /**
     * Views that not everybody in Cockpit may open.
     *
     * @param finished closed dossiers
     * @param trail what happened in a dossier
     */
    record Views(boolean finished, boolean trail) {}

    @GetMapping("/api/oversight/views")
    ResponseEntity<Views> views(Authentication reader) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Views(
                        door.opens("GET", "/api/oversight/finished", reader),
                        door.opens("GET", "/api/oversight/instances/any", reader)));
    }
}
