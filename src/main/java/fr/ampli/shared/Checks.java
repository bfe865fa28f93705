package fr.ampli.shared;

import java.math.BigDecimal;
import java.net.IDN;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Reads the inputs of one act and collects every reason to refuse it, so that the person corrects all of them at once.
 *
 * <p>A reading that refuses returns null (0 or {@code min} for a number, false for a yes/no): such values mean nothing
 * and must not be used before {@link #orThrow()} has let the act through. The label is the name of the input as the
 * person sees it, without article ("Date d'embauche").
 *
 * <p>Codes of the refusals: {@code REQUIRED}, {@code TOO_LONG}, {@code FORBIDDEN_CHARACTER}, {@code NOT_A_DATE},
 * {@code NOT_A_NUMBER}, {@code OUT_OF_RANGE}, {@code NOT_YES_OR_NO}, {@code NOT_A_CHOICE}, {@code NOT_AN_EMAIL},
 * {@code NOT_A_PHONE}.
 */
public final class Checks {

    private static final int EMAIL_MAX_LENGTH = 254;
    private static final int FIRST_PLAUSIBLE_YEAR = 1900;
    private static final int LAST_PLAUSIBLE_YEAR = 2199;

    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** Spaces only where they part thousands: "17 5" is a slip of the hand, not 175. */
    private static final Pattern DECIMAL =
            Pattern.compile("-?(?:[0-9]{1,12}|[0-9]{1,3}(?: [0-9]{3}){1,3})(?:[.,][0-9]{1,6})?");

    private static final Pattern INTEGER = Pattern.compile("-?(?:[0-9]{1,9}|[0-9]{1,3}(?: [0-9]{3}){1,2})");
    private static final Pattern EMAIL_LOCAL_PART = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final Pattern FRENCH_PHONE = Pattern.compile("(?:\\+33|0033|0)(?:\\(0\\))?([1-9][0-9]{8})");
    private static final Pattern FOREIGN_PHONE = Pattern.compile("\\+([1-9][0-9]{7,14})");

    private final List<Reason> reasons = new ArrayList<>();

    /** Records a reason to refuse. */
    public void refuse(Reason reason) {
        reasons.add(reason);
    }

    /** Refuses for this reason unless the condition holds. */
    public void require(boolean ok, Reason reason) {
        if (!ok) {
            refuse(reason);
        }
    }

    /** The value, or null after having refused for this reason. */
    public <T> T need(Optional<T> value, Reason reason) {
        require(value.isPresent(), reason);
        return value.orElse(null);
    }

    /** A compulsory line of text, stripped; refuses line breaks and other control characters. */
    public String text(String value, String field, String label, int maxLength) {
        return required(optionalText(value, field, label, maxLength), value, field, label);
    }

    /** A line of text as in {@link #text}, or null when nothing was entered. */
    public String optionalText(String value, String field, String label, int maxLength) {
        return written(Spaces.strip(value), field, label, maxLength, false);
    }

    /** A compulsory text of several lines, stripped, its lines parted by {@code \n}. */
    public String longText(String value, String field, String label, int maxLength) {
        return required(optionalLongText(value, field, label, maxLength), value, field, label);
    }

    /** A text of several lines as in {@link #longText}, or null when nothing was entered. */
    public String optionalLongText(String value, String field, String label, int maxLength) {
        String unixLines = Spaces.strip(value).replace("\r\n", "\n").replace('\r', '\n');
        return written(unixLines, field, label, maxLength, true);
    }

    /** A compulsory day written yyyy-MM-dd, in a year from 1900 to 2199. */
    public LocalDate date(String iso, String field, String label) {
        return required(optionalDate(iso, field, label), iso, field, label);
    }

    /** A day as in {@link #date}, or null when nothing was entered. */
    public LocalDate optionalDate(String iso, String field, String label) {
        String day = Spaces.strip(iso);
        if (day.isEmpty()) {
            return null;
        }
        if (ISO_DATE.matcher(day).matches()) {
            try {
                LocalDate date = LocalDate.parse(day);
                if (date.getYear() >= FIRST_PLAUSIBLE_YEAR && date.getYear() <= LAST_PLAUSIBLE_YEAR) {
                    return date;
                }
            } catch (DateTimeParseException e) {
                // A day that no calendar has, 30 February say: refused below like any other
            }
        }
        return refused(
                "NOT_A_DATE", field, "« " + label + " » : choisissez une date qui existe, avec l'année complète.");
    }

    /** A compulsory number written the French way ("1 234,56") or with a dot, at most six decimals, exact. */
    public BigDecimal decimal(String value, String field, String label) {
        return required(optionalDecimal(value, field, label), value, field, label);
    }

    /** A number as in {@link #decimal}, or null when nothing was entered. */
    public BigDecimal optionalDecimal(String value, String field, String label) {
        String number = oneKindOfSpace(Spaces.strip(value));
        if (number.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(number).matches()) {
            return refused("NOT_A_NUMBER", field, "« " + label + " » : écrivez un nombre, par exemple 17,5.");
        }
        return new BigDecimal(number.replace(" ", "").replace(',', '.'));
    }

    /** A compulsory whole number between min and max, both included. */
    public int integer(String value, String field, String label, int min, int max) {
        String number = oneKindOfSpace(Spaces.strip(value));
        if (!number.isEmpty() && !INTEGER.matcher(number).matches()) {
            refused("NOT_A_NUMBER", field, "« " + label + " » : écrivez un nombre entier.");
            return min;
        }
        return integer(number.isEmpty() ? null : Integer.valueOf(number.replace(" ", "")), field, label, min, max);
    }

    /** A compulsory whole number between min and max, both included. */
    public int integer(Integer value, String field, String label, int min, int max) {
        if (value == null) {
            missing(field, label);
            return min;
        }
        if (value < min || value > max) {
            refused("OUT_OF_RANGE", field, "« " + label + " » : indiquez un nombre entre " + min + " et " + max + ".");
            return min;
        }
        return value;
    }

    /** A compulsory answer to a yes/no question; no answer at all is refused. */
    public boolean yes(Boolean value, String field, String label) {
        if (value == null) {
            missing(field, label);
            return false;
        }
        return value;
    }

    /** A compulsory answer to a yes/no question, written true/false or oui/non. */
    public boolean yes(String value, String field, String label) {
        switch (Spaces.strip(value).toLowerCase(Locale.ROOT)) {
            case "true", "oui":
                return true;
            case "false", "non":
                return false;
            case "":
                missing(field, label);
                return false;
            default:
                refused("NOT_YES_OR_NO", field, "« " + label + " » : répondez par oui ou par non.");
                return false;
        }
    }

    /** A compulsory choice: the exact name of a constant. */
    public <E extends Enum<E>> E choice(Class<E> type, String value, String field, String label) {
        return required(optionalChoice(type, value, field, label), value, field, label);
    }

    /** A choice as in {@link #choice}, or null when nothing was chosen. */
    public <E extends Enum<E>> E optionalChoice(Class<E> type, String value, String field, String label) {
        String name = Spaces.strip(value);
        if (name.isEmpty()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return refused("NOT_A_CHOICE", field, "« " + label + " » : choisissez une des réponses proposées.");
    }

    /** A compulsory e-mail address that can be written into a mail header as it is. */
    public String email(String value, String field, String label) {
        return required(optionalEmail(value, field, label), value, field, label);
    }

    /** An e-mail address as in {@link #email}, or null when nothing was entered. */
    public String optionalEmail(String value, String field, String label) {
        String address = Spaces.strip(value);
        if (address.isEmpty()) {
            return null;
        }
        return deliverable(address)
                .orElseGet(() -> refused(
                        "NOT_AN_EMAIL",
                        field,
                        "« " + label + " » : vérifiez l'adresse électronique, par exemple prenom.nom@exemple.fr."));
    }

    /** A compulsory phone number: a French one as "05 57 57 80 00", a foreign one as "+3227481910". */
    public String phone(String value, String field, String label) {
        return required(optionalPhone(value, field, label), value, field, label);
    }

    /** A phone number as in {@link #phone}, or null when nothing was entered. */
    public String optionalPhone(String value, String field, String label) {
        String digits = Spaces.remove(value).replaceAll("[.\\-/]", "");
        if (digits.isEmpty() && Spaces.strip(value).isEmpty()) {
            return null;
        }
        var french = FRENCH_PHONE.matcher(digits);
        if (french.matches()) {
            return ("0" + french.group(1)).replaceAll("(..)(?=.)", "$1 ");
        }
        var foreign = FOREIGN_PHONE.matcher(digits);
        if (foreign.matches() && !foreign.group(1).startsWith("33")) {
            return "+" + foreign.group(1);
        }
        return refused(
                "NOT_A_PHONE",
                field,
                "« " + label
                        + " » : vérifiez le numéro de téléphone, par exemple 05 57 57 80 00, ou +32… pour l'étranger.");
    }

    /** Whether nothing was refused so far. */
    public boolean ok() {
        return reasons.isEmpty();
    }

    /** The reasons so far, in the order in which they were found. */
    public List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** @throws Refusal with every reason, in order, if anything was refused */
    public void orThrow() {
        if (!ok()) {
            throw Refusal.of(reasons);
        }
    }

    private String written(String text, String field, String label, int maxLength, boolean severalLines) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.codePoints().anyMatch(c -> isForbidden(c, severalLines))) {
            return refused(
                    "FORBIDDEN_CHARACTER",
                    field,
                    "« " + label + " » : "
                            + (severalLines
                                    ? "le texte contient un caractère invisible, saisissez-le à nouveau."
                                    : "écrivez sur une seule ligne, sans caractère invisible."));
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            return refused("TOO_LONG", field, "« " + label + " » : " + maxLength + " caractères au plus.");
        }
        return text;
    }

    /** Control characters, broken surrogates, and marks that turn the direction of writing to disguise a text. */
    private static boolean isForbidden(int c, boolean severalLines) {
        if (severalLines && (c == '\n' || c == '\t')) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static Optional<String> deliverable(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || !EMAIL_LOCAL_PART.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        try {
            String ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
            boolean valid = ascii.length() <= EMAIL_MAX_LENGTH
                    && !ascii.endsWith("]")
                    && EmailValidator.getInstance().isValid(ascii);
            return valid ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String oneKindOfSpace(String text) {
        return text.replace(Spaces.NO_BREAK, ' ')
                .replace(Spaces.NARROW_NO_BREAK, ' ')
                .replace('\u2009', ' ');
    }

    /** Says "missing" only where nothing was entered: what was entered wrongly has its own reason already. */
    private <T> T required(T read, String entered, String field, String label) {
        if (read == null && Spaces.strip(entered).isEmpty()) {
            missing(field, label);
        }
        return read;
    }

    private void missing(String field, String label) {
        refused("REQUIRED", field, "« " + label + " » : cette information est nécessaire, complétez-la.");
    }

    private <T> T refused(String code, String field, String sentence) {
        refuse(Reason.of(code, "", field, sentence));
        return null;
    }
}
