package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger and the envelopes as a finance officer reads them: sums by dossier and by year, an export, and whether they
 * agree. Each answer is one picture of one moment, whatever is booked meanwhile.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Accounts {

    /** What each dossier and each year hold by the movements, beside what their counters say. */
    private static final String DISAGREEMENTS = """
            with moved as (
              select year, dossier_number,
                     coalesce(sum(amount_cents) filter (where kind = 'BUDGET'), 0) as budget,
                     coalesce(sum(amount_cents) filter (where kind = 'RESERVED'), 0)
                       - coalesce(sum(amount_cents) filter (where kind in ('COMMITTED', 'RESERVATION_RELEASED')), 0) as reserved,
                     coalesce(sum(amount_cents) filter (where kind = 'COMMITTED'), 0)
                       - coalesce(sum(amount_cents) filter (where kind = 'COMMITMENT_RELEASED'), 0) as committed
              from ampli.envelope_entry group by year, dossier_number),
            of_year as (
              select year, sum(budget) as budget, sum(reserved) as reserved, sum(committed) as committed
              from moved group by year),
            booked as (
              select dossier_number,
                     coalesce(sum(amount_cents) filter (where kind = 'GRANTED'), 0) as granted,
                     coalesce(sum(amount_cents) filter (where kind = 'RELEASED'), 0) as released,
                     coalesce(sum(amount_cents) filter (where kind in ('ADVANCE_PAID', 'BALANCE_PAID')), 0) as paid,
                     coalesce(sum(amount_cents) filter (where kind = 'RESULT_PROVED'), 0)
                       - coalesce(sum(amount_cents) filter (where kind = 'UNDECLARED'), 0) as declarable,
                     coalesce(sum(amount_cents) filter (where kind = 'RECOVERED'), 0) as recovered,
                     coalesce(sum(amount_cents) filter (where kind = 'REMITTED'), 0) as remitted,
                     coalesce(sum(amount_cents) filter (where kind = 'WRITTEN_OFF'), 0) as written_off
              from ampli.ledger_entry group by dossier_number)
            select null as dossier, 'Enveloppe ' || e.year || ' : les compteurs ne sont pas la somme des mouvements' as words
              from ampli.envelope e left join of_year m on m.year = e.year
              where (e.budget_cents, e.reserved_cents, e.committed_cents)
                is distinct from (coalesce(m.budget, 0), coalesce(m.reserved, 0), coalesce(m.committed, 0))
            union all
            select s.dossier_number, 'sa part d''enveloppe n''est pas la somme de ses mouvements'
              from ampli.envelope_share s
              left join moved m on m.dossier_number = s.dossier_number and m.year = s.year
              where (s.reserved_cents, s.committed_cents) is distinct from (m.reserved, m.committed)
            union all
            select coalesce(t.dossier_number, b.dossier_number), 'ses totaux ne sont pas la somme de ses écritures'
              from ampli.ledger_total t full join booked b on b.dossier_number = t.dossier_number
              where (t.granted_cents, t.released_cents, t.paid_cents, t.declarable_cents, t.recovered_cents,
                     t.remitted_cents, t.written_off_cents)
                is distinct from (b.granted, b.released, b.paid, b.declarable, b.recovered, b.remitted, b.written_off)
            union all
            select t.dossier_number, 'l''engagement de l''enveloppe n''est pas celui du grand livre'
              from ampli.ledger_total t left join ampli.envelope_share s on s.dossier_number = t.dossier_number
              where t.granted_cents > 0 and t.granted_cents - t.released_cents is distinct from s.committed_cents
            """;

    private static final String SUMS = """
            coalesce(sum(granted_cents), 0) as granted_cents, coalesce(sum(released_cents), 0) as released_cents,
            coalesce(sum(paid_cents), 0) as paid_cents, coalesce(sum(declarable_cents), 0) as declarable_cents,
            coalesce(sum(recovered_cents), 0) as recovered_cents, coalesce(sum(remitted_cents), 0) as remitted_cents,
            coalesce(sum(written_off_cents), 0) as written_off_cents
            """;

    private static final List<String> COLUMNS = List.of(
            "ligne",
            "dossier",
            "enveloppe",
            "mouvement",
            "libelle",
            "montant",
            "date",
            "reference",
            "decision_ligne",
            "decision",
            "etape",
            "passage",
            "saisi_par",
            "saisi_le");

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Accounts(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** The ledger's sums of every dossier that money moved for. */
    public Map<DossierNumber, LedgerTotal> byDossier() {
        Map<DossierNumber, LedgerTotal> sums = new LinkedHashMap<>();
        jdbc.sql("select * from ampli.ledger_total order by length(dossier_number), dossier_number")
                .query((row, index) ->
                        Map.entry(DossierNumber.parse(row.getString("dossier_number")), Ledger.total(row, index)))
                .list()
                .forEach(each -> sums.put(each.getKey(), each.getValue()));
        return sums;
    }

    /** Every year with its envelope and the sums of the dossiers that hold of it. */
    public List<YearAccount> byYear() {
        return jdbc.sql("select e.year, e.budget_cents, e.reserved_cents, e.committed_cents, t.* from ampli.envelope e"
                        + " cross join lateral (select " + SUMS + " from ampli.envelope_share s"
                        + " join ampli.ledger_total l on l.dossier_number = s.dossier_number where s.year = e.year) t"
                        + " order by e.year")
                .query(Accounts::year)
                .list();
    }

    /**
     * Something that does not add up.
     *
     * @param dossier where it is one dossier's; nothing for an envelope as a whole
     * @param words what, in French; without the dossier's number
     */
    public record Disagreement(Optional<DossierNumber> dossier, String words) {

        /** The French sentence. */
        public String sentence() {
            return dossier.map(number -> "Dossier " + number + " : " + words).orElse(words);
        }
    }

    /** What does not add up, as French sentences; empty when dossiers, envelopes and movements agree. */
    public List<String> disagreements() {
        return found().stream().map(Disagreement::sentence).toList();
    }

    /** What does not add up, each with its dossier. */
    public List<Disagreement> found() {
        return jdbc.sql(DISAGREEMENTS)
                .query((row, index) -> new Disagreement(
                        Optional.ofNullable(row.getString("dossier")).map(DossierNumber::parse),
                        row.getString("words")))
                .list();
    }

    /**
     * The whole ledger, one line per movement, for a spreadsheet or the finance system: UTF-8 with a byte order mark,
     * semicolons, every field quoted, amounts with a comma. Columns never change their place; new ones come last.
     */
    public String csv() {
        Map<String, String> years = new LinkedHashMap<>();
        jdbc.sql("select dossier_number, year from ampli.envelope_share").query(row -> {
            years.put(row.getString("dossier_number"), row.getString("year"));
        });
        StringBuilder csv = new StringBuilder("\ufeff").append(line(COLUMNS));
        for (LedgerLine line : ledger.all()) {
            LedgerEntry entry = line.entry();
            csv.append(line(List.of(
                    String.valueOf(line.id()),
                    entry.dossier().value(),
                    years.getOrDefault(entry.dossier().value(), ""),
                    entry.kind().name(),
                    entry.kind().label(),
                    entry.amount().amount().toPlainString().replace('.', ','),
                    entry.bookedOn().toString(),
                    entry.reference(),
                    line.basis().map(basis -> String.valueOf(basis.decision())).orElse(""),
                    line.basis().map(Basis::sentence).orElse(""),
                    line.basis().map(basis -> basis.step().name()).orElse(""),
                    line.basis().map(basis -> basis.step().instance()).orElse(""),
                    entry.bookedBy().id(),
                    line.bookedAt().atZone(Deadlines.ZONE).toOffsetDateTime().toString())));
        }
        return csv.toString();
    }

    private static YearAccount year(ResultSet row, int index) throws SQLException {
        return new YearAccount(
                new Envelope(
                        row.getInt("year"),
                        Money.ofCents(row.getLong("budget_cents")),
                        Money.ofCents(row.getLong("reserved_cents")),
                        Money.ofCents(row.getLong("committed_cents"))),
                Ledger.total(row, index));
    }

    private static String line(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            line.append(line.isEmpty() ? "\"" : ";\"").append(cell(field)).append('"');
        }
        return line.append("\r\n").toString();
    }

    /** A spreadsheet would run what begins like a formula: an apostrophe keeps it a text. */
    private static String cell(String field) {
        String quoted = field.replace("\"", "\"\"");
        return !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0 ? "'" + quoted : quoted;
    }
}
