package fr.ampli.web;

import fr.ampli.oversight.Figure;
import fr.ampli.oversight.Figures;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The figures of a manager: the list, each as a screen draws it, and each as a file. */
@RestController
class FigureController {

    private final Figures figures;

    FigureController(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/oversight/figures")
    ResponseEntity<List<Figure.Entry>> all() {
        return Fresh.of(figures.all());
    }

    @GetMapping("/api/oversight/figures/{id}")
    ResponseEntity<Figure> one(@PathVariable String id, Principal principal) {
        return Fresh.of(figure(id, principal));
    }

    @GetMapping("/api/oversight/figures/{id}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Principal principal) {
        return FigureFiles.csvAnswer(figure(id, principal));
    }

    @GetMapping("/api/oversight/figures/{id}.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String id, Principal principal) {
        return FigureFiles.xlsxAnswer(figure(id, principal));
    }

    private Figure figure(String id, Principal principal) {
        try {
            return figures.get(id, new Person(principal.getName()));
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }
}
