package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.Measurement;
import org.capacitycompact.plan.Measurements;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Under each indicator: its newest value, and the way to all of them. */
@Component
class MeasurementsUnderRow implements RowPart {

  private final Measurements measurements;

  MeasurementsUnderRow(Measurements measurements) {
    this.measurements = measurements;
  }

  /**
   * What is said under an indicator.
   *
   * @param address of the page of its values
   * @param newest in the reader's figures, or in words; null while there is none
   * @param day of the newest
   */
  public record Under(String address, @Nullable String newest, @Nullable String day) {}

  @Override
  public String template() {
    return "plan/measured";
  }

  @Override
  public Map<String, Object> of(
      Initiative initiative, List<Row> rows, Actor reader, Locale language) {
    List<Row> indicators =
        rows.stream().filter(row -> row.section() == Section.INDICATORS).toList();
    if (indicators.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Measurement> newest = measurements.newest(initiative.number());
    Map<String, Object> under = new HashMap<>();
    for (Row row : indicators) {
      String address = MeasurementsController.address(initiative.number(), row.position());
      Measurement last = newest.get(row.position());
      under.put(
          row.anchor(),
          last == null
              ? new Under(address, null, null)
              : new Under(address, said(last, language), Figures.day(last.on(), language)));
    }
    return under;
  }

  private static String said(Measurement measured, Locale language) {
    BigDecimal value = measured.value();
    return value == null ? String.valueOf(measured.words()) : Figures.number(value, language);
  }
}
