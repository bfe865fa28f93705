package fr.ampli.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ampli.oversight.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list, as a screen draws it.
 *
 * @param next what to ask for as {@code after} to read on; null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Listing(List<Figure.Column> columns, List<Map<String, Object>> rows, String next) {

    /** Of one more line than fits: whether there is a next page. @param place where a line stands in the whole */
    static <T> Listing of(
            List<Figure.Column> columns,
            List<T> found,
            int size,
            Function<List<T>, List<Map<String, Object>>> rows,
            Function<T, String> place) {
        List<T> page = found.size() > size ? found.subList(0, size) : found;
        return new Listing(columns, rows.apply(page), found.size() > size ? place.apply(page.get(size - 1)) : null);
    }
}
