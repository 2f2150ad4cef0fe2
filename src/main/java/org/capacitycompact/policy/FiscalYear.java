package org.capacitycompact.policy;

import java.time.LocalDate;
import java.time.Month;

/**
 * A fiscal year of the World Bank, named after the year in which it ends: 2027 runs from 1 July
 * 2026 to 30 June 2027. Its lists of countries are valid for that period.
 */
public record FiscalYear(int number) {

  public static FiscalYear of(LocalDate day) {
    return new FiscalYear(
        day.getMonthValue() >= Month.JULY.getValue() ? day.getYear() + 1 : day.getYear());
  }

  public LocalDate firstDay() {
    return LocalDate.of(number - 1, Month.JULY, 1);
  }

  public LocalDate lastDay() {
    return LocalDate.of(number, Month.JUNE, 30);
  }
}
