package fr.ampli.payment;

import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One batch of orders as it was handed to the finance system.
 *
 * @param messageId what names it on both sides: {@code AMPLI-EXP-2026-00001}
 * @param formats in which it was written
 */
public record PaymentExport(
        String messageId,
        int orderCount,
        Money total,
        LocalDate executeOn,
        Person createdBy,
        Instant createdAt,
        List<Format> formats) {

    /** The same batch, written two ways. */
    public enum Format {
        CSV("Tableau CSV", "csv"),
        PAIN_001("Fichier bancaire pain.001.001.09", "xml");

        private final String label;
        private final String extension;

        Format(String label, String extension) {
            this.label = label;
            this.extension = extension;
        }

        public String label() {
            return label;
        }

        String extension() {
            return extension;
        }
    }

    /** One of its files, byte for byte. */
    public record File(String name, byte[] content, String sha256) {}

    /** One of its payments. */
    public record Line(String reference, String dossier, Money amount) {}
}
