package org.capacitycompact.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of an initiative's ledger as people read them: what, how much, why, by whom. */
@Component
class LedgerLines {

  /** Beyond these the oldest are left out, and the page says so. */
  private static final int MOST = 200;

  private final JdbcClient database;
  private final Wording wording;

  LedgerLines(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  private record Entry(
      FundingSource source,
      String kind,
      Means means,
      Money amount,
      Instant at,
      String note,
      @Nullable String person) {}

  /** The newest first. */
  Exhibit of(InitiativeNumber number, Function<FundingSource, String> names, Locale language) {
    List<Entry> entries = new ArrayList<>(read(number));
    boolean more = entries.size() > MOST;
    return new Table(
        wording.say(language, "money.ledger"),
        Stream.of("day", "source", "what", "amount", "why", "who")
            .map(column -> wording.say(language, "money.ledger." + column))
            .toList(),
        entries.stream().limit(MOST).map(entry -> line(entry, names, language)).toList(),
        wording.say(language, more ? "money.ledger.newest" : "money.ledger.note"),
        false);
  }

  private Line line(Entry entry, Function<FundingSource, String> names, Locale language) {
    String kind = wording.say(language, "money." + entry.kind());
    return Line.of(
        Cell.of(wording.day(entry.at(), language)),
        Cell.of(names.apply(entry.source())),
        Cell.of(entry.means() == Means.CASH ? kind : wording.say(language, "money.inKindOf", kind)),
        Cell.number(Figures.amount(entry.amount(), language)),
        Cell.of(why(entry.note(), language)),
        Cell.of(
            entry.person() == null ? wording.say(language, "money.ledger.rule") : entry.person()));
  }

  /**
   * Notes are kept in the words of whoever booked; those of our own are known by how they begin.
   */
  private String why(String note, Locale language) {
    String known =
        Map.of(
                "local commitment", "commitment",
                "pledge:", "pledge",
                "signed in the", "agreement",
                "counted as received", "received",
                "reserved against", "reserved",
                "released:", "released",
                "unspent", "unspent",
                "milestone ", "milestone")
            .entrySet()
            .stream()
            .filter(each -> note.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    return known.isEmpty()
        ? note
        : wording.say(language, "money.why." + known, note.substring(note.lastIndexOf(' ') + 1));
  }

  private List<Entry> read(InitiativeNumber number) {
    return database
        .sql(
            """
            select e.source, e.kind, e.means, e.amount, e.at, e.note, p.name as person
            from ledger_entry e
            left join local_commitment c on c.number = e.number
              and e.note = 'local commitment ' || c.id
            left join pledge l on l.number = e.number and e.note = 'pledge:' || l.id
            left join person p on p.user_id = coalesce(c.committed_by, l.pledged_by)
            where e.number = ? order by e.id desc limit ?
            """)
        .params(number, MOST + 1)
        .query(LedgerLines::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(
        FundingSource.parse(row.getString("source")),
        row.getString("kind"),
        Means.parse(row.getString("means")),
        AccountingCurrency.of(row.getBigDecimal("amount")),
        row.getTimestamp("at").toInstant(),
        row.getString("note"),
        row.getString("person"));
  }
}
