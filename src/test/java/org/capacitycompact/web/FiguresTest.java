package org.capacitycompact.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void dollarsAreGroupedAndTheirUnitStaysOnTheLine() {
    assertThat(Figures.money(usd("30000.00"), Locale.ENGLISH)).isEqualTo("30,000\u00a0USD");
    assertThat(Figures.money(usd("30000.00"), Locale.FRENCH)).isEqualTo("30\u202f000\u00a0USD");
  }

  @Test
  void centsAreShownBothOrNotAtAll() {
    assertThat(Figures.amount(usd("500.10"), Locale.ENGLISH)).isEqualTo("500.10");
    assertThat(Figures.amount(usd("500.10"), Locale.FRENCH)).isEqualTo("500,10");
    assertThat(Figures.amount(usd("0.00"), Locale.ENGLISH)).isEqualTo("0");
  }

  @Test
  void aMeasureKeepsItsDigitsAndLosesEmptyZeros() {
    assertThat(Figures.number(new BigDecimal("12.34560"), Locale.FRENCH)).isEqualTo("12,3456");
    assertThat(Figures.number(new BigDecimal("90.0000"), Locale.ENGLISH)).isEqualTo("90");
    assertThat(Figures.number(new BigDecimal("1E+3"), Locale.ENGLISH)).isEqualTo("1,000");
  }

  @Test
  void aScoreHasTwoDecimals() {
    assertThat(Figures.score(new BigDecimal("4.245"), Locale.ENGLISH)).isEqualTo("4.25");
    assertThat(Figures.score(new BigDecimal("4"), Locale.FRENCH)).isEqualTo("4,00");
  }

  @Test
  void aDayIsWrittenOutInTheReadersLanguage() {
    LocalDate day = LocalDate.of(2027, 3, 21);
    assertThat(Figures.day(day, Locale.ENGLISH)).isEqualTo("21 March 2027");
    assertThat(Figures.day(day, Locale.FRENCH)).isEqualTo("21 mars 2027");
    assertThat(Figures.day(day.withDayOfMonth(1), Locale.FRENCH)).isEqualTo("1er mars 2027");
  }
}
