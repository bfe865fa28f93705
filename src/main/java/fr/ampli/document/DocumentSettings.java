package fr.ampli.document;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the evidence store takes.
 *
 * @param maximumSize of one document
 * @param mediaTypes accepted by content, whatever the file is called
 */
@ConfigurationProperties("ampli.document")
record DocumentSettings(
        @DefaultValue("10MB") DataSize maximumSize,

        @DefaultValue({
            "application/pdf",
            "image/jpeg",
            "image/png",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        })
        List<String> mediaTypes) {}
