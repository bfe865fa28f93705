package fr.ampli.referral;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The départements of Nouvelle-Aquitaine: where partners work, and where a project is. */
public enum Department {
    CHARENTE("16", "Charente", "la Charente"),
    CHARENTE_MARITIME("17", "Charente-Maritime", "la Charente-Maritime"),
    CORREZE("19", "Corrèze", "la Corrèze"),
    CREUSE("23", "Creuse", "la Creuse"),
    DORDOGNE("24", "Dordogne", "la Dordogne"),
    GIRONDE("33", "Gironde", "la Gironde"),
    LANDES("40", "Landes", "les Landes"),
    LOT_ET_GARONNE("47", "Lot-et-Garonne", "le Lot-et-Garonne"),
    PYRENEES_ATLANTIQUES("64", "Pyrénées-Atlantiques", "les Pyrénées-Atlantiques"),
    DEUX_SEVRES("79", "Deux-Sèvres", "les Deux-Sèvres"),
    VIENNE("86", "Vienne", "la Vienne"),
    HAUTE_VIENNE("87", "Haute-Vienne", "la Haute-Vienne");

    private static final int CODE_LENGTH = 2;

    private final String code;
    private final String label;
    private final String withArticle;

    Department(String code, String label, String withArticle) {
        this.code = code;
        this.label = label;
        this.withArticle = withArticle;
    }

    /** The two digits by which it is known. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** For a sentence: "la Gironde". */
    public String withArticle() {
        return withArticle;
    }

    public static Optional<Department> ofCode(String code) {
        String wanted = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(each -> each.code.equals(wanted)).findFirst();
    }

    /**
     * Where a postal code leads to: its first two digits, empty outside the region. A few communes have the code of a
     * neighbouring département's office: the suggestion is then the neighbour's, and the officer chooses another.
     */
    public static Optional<Department> ofPostalCode(String postalCode) {
        return postalCode == null || postalCode.length() < CODE_LENGTH
                ? Optional.empty()
                : ofCode(postalCode.substring(0, CODE_LENGTH));
    }
}
