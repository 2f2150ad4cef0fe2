package org.capacitycompact.policy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one US dollar costs in other currencies, as the secretariat entered it with its source.
 * Rates are only added; of several of one day the last one that was entered counts. Everybody may
 * read them.
 */
@Service
public class ExchangeRates {

  private static final String COLUMNS = "currency, on_day, rate, source, entered_by, entered_at";

  private final JdbcClient database;
  private final AuditTrail trail;
  private final Clock clock;

  ExchangeRates(JdbcClient database, AuditTrail trail, Clock clock) {
    this.database = database;
    this.trail = trail;
    this.clock = clock;
  }

  /** A rate to enter. */
  public record Entry(Currency currency, LocalDate on, BigDecimal rate, String source) {}

  /** The day by which rates are chosen, the same everywhere. */
  public LocalDate today() {
    return CountryDays.compactDay(clock.instant());
  }

  /**
   * The rate of each currency that is known, in the order of their codes: the newest until today.
   */
  public List<ExchangeRate> newest() {
    return database
        .sql(
            "select distinct on (currency) "
                + COLUMNS
                + " from exchange_rate where on_day <= ? order by currency, on_day desc, id desc")
        .param(today())
        .query(ExchangeRates::rate)
        .list();
  }

  /** The newest rate of a currency; one of the US dollar is not kept. */
  public Optional<ExchangeRate> newest(Currency currency) {
    return database
        .sql(
            "select "
                + COLUMNS
                + " from exchange_rate where currency = ? and on_day <= ?"
                + " order by on_day desc, id desc limit 1")
        .params(currency.getCurrencyCode(), today())
        .query(ExchangeRates::rate)
        .optional();
  }

  /** The currencies in which amounts can be written: the US dollar and each that has a rate. */
  public List<Currency> currencies() {
    return Stream.concat(
            Stream.of(AccountingCurrency.CURRENCY), newest().stream().map(ExchangeRate::currency))
        .toList();
  }

  /** Everything that was entered, the newest day first. */
  public List<ExchangeRate> all() {
    return database
        .sql("select " + COLUMNS + " from exchange_rate order by on_day desc, currency, id desc")
        .query(ExchangeRates::rate)
        .list();
  }

  /** Enters rates, all or none, and writes them to the record. */
  @Transactional
  public void enter(List<Entry> entries, Actor by) {
    Map<String, String> entered = new LinkedHashMap<>();
    for (Entry entry : entries) {
      database
          .sql("insert into exchange_rate (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?)")
          .params(
              entry.currency().getCurrencyCode(),
              entry.on(),
              entry.rate(),
              entry.source(),
              by.userId(),
              SqlTime.now(clock))
          .update();
      entered.put(entry.currency() + " " + entry.on(), entry.rate().toPlainString());
    }
    trail.record(
        AuditEvent.in(AuditEvent.DECISIONS, "exchangeRates")
            .by(by.acting())
            .telling(String.valueOf(entries.size()))
            .to(entered));
  }

  private static ExchangeRate rate(ResultSet row, int n) throws SQLException {
    return new ExchangeRate(
        Currency.getInstance(row.getString("currency")),
        row.getObject("on_day", LocalDate.class),
        row.getBigDecimal("rate").stripTrailingZeros(),
        row.getString("source"),
        row.getString("entered_by"),
        Objects.requireNonNull(SqlTime.instant(row, "entered_at")));
  }
}
