package fr.ampli.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** What a person filled in on a page behind a personal link. */
public final class PersonalAnswer {

    private final HttpServletRequest request;

    PersonalAnswer(HttpServletRequest request) {
        this.request = request;
    }

    /** The field as typed, or "" where it is missing. */
    public String field(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** Every value of the field, such as ticked boxes. */
    public List<String> fields(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** The file that was joined, if one was chosen. */
    public Optional<MultipartFile> file(String name) {
        MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return Optional.ofNullable(parts)
                .map(each -> each.getFile(name))
                .filter(file -> !file.isEmpty()
                        || !String.valueOf(file.getOriginalFilename()).isBlank());
    }
}
