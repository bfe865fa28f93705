package fr.ampli.web;

import fr.ampli.oversight.Figure;
import fr.ampli.oversight.ProcessFigures;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How much runs through the steps of a process, and how long it takes. */
@RestController
class ProcessFigureController {

    private final ProcessFigures figures;

    ProcessFigureController(ProcessFigures figures) {
        this.figures = figures;
    }

    @GetMapping("/api/oversight/processes/{id}/activities")
    ResponseEntity<Figure> activities(@PathVariable String id) {
        return Fresh.of(figure(id));
    }

    @GetMapping("/api/oversight/processes/{id}/activities.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        return FigureFiles.csvAnswer(figure(id));
    }

    @GetMapping("/api/oversight/processes/{id}/activities.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String id) {
        return FigureFiles.xlsxAnswer(figure(id));
    }

    private Figure figure(String id) {
        try {
            return figures.of(id);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }
}
