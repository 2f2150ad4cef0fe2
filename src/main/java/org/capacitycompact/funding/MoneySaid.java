package org.capacitycompact.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the parties said of an initiative's money, with who, when and in which language:
 * commitments and their letters, pledges, days from which money is there, signatures. Amounts are
 * in US dollars. Parties that are asked side by side answer independently: what one wrote is not
 * given while another has still to answer.
 */
@Component
class MoneySaid {

  /** Whether somebody else who was asked with them has not answered yet. */
  private static final String OTHERS_ARE_ASKED =
      """
      exists (select from work_item w where w.number = l.number and w.task = '%s'
        and w.created_at < date_trunc('milliseconds', l.%s))
      """;

  private final JdbcClient database;

  MoneySaid(JdbcClient database) {
    this.database = database;
  }

  /**
   * A commitment of the country.
   *
   * @param kind firm or conditionalLetter
   * @param confirmedBy the document that confirms its letter; null while none does
   */
  record Committed(
      Money cash,
      Money inKind,
      @Nullable String valuation,
      String kind,
      @Nullable String reference,
      @Nullable String language,
      String person,
      Instant at,
      @Nullable String confirmedBy,
      @Nullable LocalDate confirmedOn) {}

  /** A pledge of a provider. */
  record Pledge(
      String organisation,
      Money cash,
      Money inKind,
      @Nullable String inKindText,
      @Nullable LocalDate availableFrom,
      @Nullable String note,
      @Nullable String language,
      String person,
      Instant at) {}

  /** From which day on a provider's money is there. */
  record Available(
      String organisation,
      LocalDate availableFrom,
      @Nullable String note,
      @Nullable String language,
      String person,
      Instant at) {}

  /**
   * What a party answered to an agreement.
   *
   * @param agreement counts the agreements that were laid before the parties, from 1
   */
  record Signed(
      int agreement,
      String party,
      boolean signed,
      String name,
      String office,
      @Nullable String tying,
      @Nullable String reason,
      @Nullable String language,
      String person,
      Instant at) {}

  /** The newest first. */
  List<Committed> commitments(InitiativeNumber number) {
    return read(
        """
        select c.cash, c.in_kind, c.valuation, c.kind, c.reference, c.language, p.name as person,
          c.committed_at as at, l.reference as confirmed_by, l.confirmed_on
        from local_commitment c join person p on p.user_id = c.committed_by
        left join letter_confirmation l on l.commitment = c.id
        where c.number = ? order by c.id desc
        """,
        number,
        MoneySaid::committed);
  }

  /** In the order in which they were made. */
  List<Pledge> pledges(InitiativeNumber number) {
    return read(
        """
        select o.name as organisation, l.cash, l.in_kind,
          case when not h.hidden then l.in_kind_text end as in_kind_text, l.available_from,
          case when not h.hidden then l.note end as note, l.language, p.name as person,
          l.pledged_at as at
        from pledge l join organisation o on o.code = l.organisation
        join person p on p.user_id = l.pledged_by
        cross join lateral (select %s as hidden) h where l.number = ? order by l.id
        """
            .formatted(OTHERS_ARE_ASKED.formatted(FundingProcess.PLEDGE, "pledged_at")),
        number,
        MoneySaid::pledge);
  }

  /** The newest first. */
  List<Available> availabilities(InitiativeNumber number) {
    return read(
        """
        select o.name as organisation, l.available_from,
          case when not h.hidden then l.note end as note, l.language, p.name as person,
          l.stated_at as at
        from pledge_availability l join organisation o on o.code = l.organisation
        join person p on p.user_id = l.stated_by
        cross join lateral (select %s as hidden) h where l.number = ? order by l.id desc
        """
            .formatted(
                OTHERS_ARE_ASKED.formatted(PaymentHoldProcess.STATE_AVAILABILITY, "stated_at")),
        number,
        Available.class);
  }

  /** Of the newest agreement first. */
  List<Signed> signatures(InitiativeNumber number) {
    return read(
        """
        select f.nth as agreement, s.party, s.signed, s.name, s.office, s.tying,
          case when f.outcome is not null then s.reason end as reason, s.language,
          p.name as person, s.given_at as at
        from (select id, outcome, row_number() over (order by id) as nth from funding_agreement
          where number = ?) f
        join signature s on s.agreement = f.id join person p on p.user_id = s.given_by
        order by f.id desc, s.given_at
        """,
        number,
        Signed.class);
  }

  private <T> List<T> read(String sql, InitiativeNumber number, Class<T> type) {
    return database.sql(sql).param(number).query(type).list();
  }

  private <T> List<T> read(String sql, InitiativeNumber number, RowMapper<T> row) {
    return database.sql(sql).param(number).query(row).list();
  }

  private static Committed committed(ResultSet row, int n) throws SQLException {
    return new Committed(
        AccountingCurrency.of(row.getBigDecimal("cash")),
        AccountingCurrency.of(row.getBigDecimal("in_kind")),
        row.getString("valuation"),
        row.getString("kind"),
        row.getString("reference"),
        row.getString("language"),
        row.getString("person"),
        row.getTimestamp("at").toInstant(),
        row.getString("confirmed_by"),
        row.getObject("confirmed_on", LocalDate.class));
  }

  private static Pledge pledge(ResultSet row, int n) throws SQLException {
    return new Pledge(
        row.getString("organisation"),
        AccountingCurrency.of(row.getBigDecimal("cash")),
        AccountingCurrency.of(row.getBigDecimal("in_kind")),
        row.getString("in_kind_text"),
        row.getObject("available_from", LocalDate.class),
        row.getString("note"),
        row.getString("language"),
        row.getString("person"),
        row.getTimestamp("at").toInstant());
  }
}
