package org.capacitycompact.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("Exchange rates")
class ExchangeRatesTest {

  @Autowired ExchangeRates rates;
  @Autowired JdbcClient database;
  @Autowired Cast cast;

  private void enter(String currency, LocalDate on, String rate) {
    rates.enter(
        List.of(
            new ExchangeRates.Entry(
                Currency.getInstance(currency), on, new BigDecimal(rate), "A test's source")),
        cast.actor("sofia"));
  }

  @Test
  @DisplayName("are corrected by a newer entry of the same day, and none of a later day holds yet")
  void newest() {
    LocalDate today = rates.today();
    enter("ISK", today.minusDays(3), "140");
    enter("ISK", today.minusDays(3), "141.5");
    enter("ISK", today.minusDays(9), "150");
    enter("ISK", today.plusDays(1), "1");
    assertThat(rates.newest(Currency.getInstance("ISK")))
        .hasValueSatisfying(
            rate -> {
              assertThat(rate.rate()).isEqualByComparingTo("141.5");
              assertThat(rate.on()).isEqualTo(today.minusDays(3));
              assertThat(rate.enteredBy()).isEqualTo("sofia");
            });
    assertThat(rates.newest())
        .filteredOn(rate -> rate.currency().getCurrencyCode().equals("ISK"))
        .hasSize(1);
    assertThat(rates.currencies()).contains(Currency.getInstance("ISK")).first().hasToString("USD");
  }

  @Test
  @DisplayName("are never changed or removed, not even in the database")
  void stay() {
    enter("FJD", rates.today(), "2.2");
    assertThatThrownBy(() -> database.sql("update exchange_rate set rate = 1").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> database.sql("delete from exchange_rate").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName("are of currencies with minor units only, and above zero")
  void refused() {
    assertThatThrownBy(() -> enter("XAU", rates.today(), "1"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> enter("USD", rates.today(), "1"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> enter("FJD", rates.today(), "0"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  @DisplayName("know in the database how many decimals each currency has")
  void decimals() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      int decimals = currency.getDefaultFractionDigits();
      assertThat(
              database
                  .sql("select coalesce(currency_decimals(?), -1)")
                  .param(currency.getCurrencyCode())
                  .query(Integer.class)
                  .single())
          .as(currency.getCurrencyCode())
          .isEqualTo(decimals);
    }
  }
}
