package org.capacitycompact.policy;

import java.time.LocalDate;
import java.time.Month;

/**
 * A fiscal year of the World Bank, named by the year in which it ends: 2027 begins on 1 July 2026
 * and ends on 30 June 2027. Its lists of countries hold for that time.
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
