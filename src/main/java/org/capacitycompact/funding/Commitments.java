package org.capacitycompact.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The country's commitments and the providers' pledges, each recorded and booked in the ledger. */
@Component
public class Commitments {

  private final JdbcClient database;
  private final Ledger ledger;
  private final Clock clock;

  Commitments(JdbcClient database, Ledger ledger, Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The country's own share; {@code kind} is firm or conditionalLetter. */
  record Local(
      Money cash,
      Money inKind,
      @Nullable String valuation,
      String kind,
      @Nullable String reference) {

    Local {
      cash.requireNotNegative();
      inKind.requireNotNegative();
    }
  }

  /** A provider's untied help. */
  record Pledged(
      String organisation,
      Money cash,
      Money inKind,
      @Nullable String inKindText,
      @Nullable LocalDate availableFrom,
      @Nullable String note) {

    Pledged {
      cash.requireNotNegative();
      inKind.requireNotNegative();
    }
  }

  /** The newest statement counts: the ledger gets the difference from the one before. */
  void commit(InitiativeNumber number, Local local, String by) {
    long id =
        database
            .sql(
                """
                insert into local_commitment (number, cash, in_kind, valuation, kind, reference,
                  committed_by, committed_at) values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                number,
                local.cash().amount(),
                local.inKind().amount(),
                local.valuation(),
                local.kind(),
                local.reference(),
                by,
                SqlTime.now(clock))
            .query(Long.class)
            .single();
    String note = "local commitment " + id;
    ledger.pledge(number, FundingSource.COUNTRY, Means.CASH, local.cash(), note);
    ledger.pledge(number, FundingSource.COUNTRY, Means.IN_KIND, local.inKind(), note);
  }

  Optional<Local> local(InitiativeNumber number) {
    return database
        .sql(
            """
            select cash, in_kind, valuation, kind, reference from local_commitment
            where number = ? order by id desc limit 1
            """)
        .param(number)
        .query(
            (row, n) ->
                new Local(
                    AccountingCurrency.of(row.getBigDecimal("cash")),
                    AccountingCurrency.of(row.getBigDecimal("in_kind")),
                    row.getString("valuation"),
                    row.getString("kind"),
                    row.getString("reference")))
        .optional();
  }

  /** The country confirms a conditional letter; each letter is confirmed once. */
  void confirm(InitiativeNumber number, String reference, LocalDate on, String by) {
    database
        .sql(
            """
            insert into letter_confirmation (commitment, number, reference, confirmed_on,
              confirmed_by, confirmed_at)
            select id, number, ?, ?, ?, ? from local_commitment
            where number = ? order by id desc limit 1 on conflict do nothing
            """)
        .params(reference, on, by, SqlTime.now(clock), number)
        .update();
  }

  /** A provider states from which day all of its pledge is available. */
  void recordAvailability(
      InitiativeNumber number,
      String organisation,
      LocalDate from,
      @Nullable String note,
      String by) {
    database
        .sql(
            """
            insert into pledge_availability (number, organisation, available_from, note, stated_by,
              stated_at) values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, organisation, from, note, by, SqlTime.now(clock))
        .update();
  }

  /**
   * The last day by which an organisation's pledged money will be available, as it now states.
   *
   * @param number the initiative's number
   * @param organisation the provider's code
   */
  public Optional<LocalDate> availableFrom(InitiativeNumber number, String organisation) {
    return database
        .sql(
            """
            select coalesce(
              (select available_from from pledge_availability a where a.number = :number
                and a.organisation = :organisation order by id desc limit 1),
              (select max(available_from) from pledge p where p.number = :number
                and p.organisation = :organisation)) as day
            """)
        .param("number", number)
        .param("organisation", organisation)
        .query((row, n) -> Optional.ofNullable(row.getDate("day")).map(java.sql.Date::toLocalDate))
        .single();
  }

  /** Adds a further pledge to earlier ones. */
  void pledge(InitiativeNumber number, Pledged pledged, String by) {
    long id =
        database
            .sql(
                """
                insert into pledge (number, organisation, cash, in_kind, in_kind_text,
                  available_from, tying, note, pledged_by, pledged_at)
                values (?, ?, ?, ?, ?, ?, 'untied', ?, ?, ?) returning id
                """)
            .params(
                number,
                pledged.organisation(),
                pledged.cash().amount(),
                pledged.inKind().amount(),
                pledged.inKindText(),
                pledged.availableFrom(),
                pledged.note(),
                by,
                SqlTime.now(clock))
            .query(Long.class)
            .single();
    book(number, pledged.organisation(), Means.CASH, pledged.cash(), id);
    book(number, pledged.organisation(), Means.IN_KIND, pledged.inKind(), id);
  }

  private void book(
      InitiativeNumber number, String provider, Means means, Money amount, long pledge) {
    String note = "pledge:" + pledge;
    ledger.book(
        new LedgerEntry(
            number,
            FundingSource.provider(provider),
            EntryKind.PLEDGED,
            means,
            amount,
            note + ":" + means.stored(),
            note));
  }
}
