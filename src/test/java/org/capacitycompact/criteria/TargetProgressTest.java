package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.TargetProgress.Progress;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.plan.TargetPath;
import org.capacitycompact.plan.TargetPath.Point;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("How near a sufficiency target is")
class TargetProgressTest {

  @Autowired private Cast cast;
  @Autowired private TargetProgress progress;
  @Autowired private CountryDays days;
  @Autowired private JdbcClient database;

  @Test
  @DisplayName("is told of every target of the plan from the values that count")
  void ofEveryTarget() {
    InitiativeNumber number = Story.raised(cast, "KE", "How near").number();
    LocalDate today = days.todayOf(number);
    target(number, 71, "Ahead", today);
    target(number, 72, "Far behind", today);
    target(number, 73, "Never measured", today);
    measured(number, 71, today.minusDays(100), "20");
    measured(number, 71, today.minusDays(1), "11");
    measured(number, 71, today.minusDays(1), "80");
    measured(number, 72, today.minusDays(1), "10");

    assertThat(progress.of(number))
        .extracting(each -> each.path().indicator() + ": " + each.word())
        .contains("Ahead: ahead", "Far behind: farBehind", "Never measured: notMeasured");
    TargetPath ahead =
        progress.of(number).stream()
            .map(Progress::path)
            .filter(path -> path.indicator().equals("Ahead"))
            .findFirst()
            .orElseThrow();
    assertThat(ahead.values())
        .as("of a day the newest value counts")
        .extracting(point -> point.on() + " " + point.value())
        .containsExactly(today.minusDays(100) + " 20", today.minusDays(1) + " 80");
  }

  @Test
  @DisplayName(
      "is measured beside what was due on the day of the value, and all once its day passed")
  void besideTheDayOfTheValue() {
    LocalDate today = LocalDate.of(2026, 12, 31);
    TargetPath path =
        path(LocalDate.of(2027, 1, 5), new Point(LocalDate.of(2026, 7, 3), BigDecimal.TEN));
    Map<String, Object> facts = TargetProgress.facts(path, today).values();
    assertThat((BigDecimal) facts.get("wayDuePercent")).isLessThan(new BigDecimal("50"));
    assertThat(facts.get("valueAgeDays")).isEqualTo(181);

    TargetPath passed =
        path(LocalDate.of(2026, 12, 30), new Point(LocalDate.of(2026, 7, 3), BigDecimal.TEN));
    assertThat((BigDecimal) TargetProgress.facts(passed, today).values().get("wayDuePercent"))
        .isEqualByComparingTo("100");
    assertThat(TargetProgress.facts(path(today), today).values())
        .containsEntry("wayDonePercent", null)
        .containsEntry("valueAgeDays", null);
  }

  private static TargetPath path(LocalDate due, Point... values) {
    return new TargetPath(
        1,
        "Reviews",
        null,
        Measure.NUMBER,
        false,
        BigDecimal.ZERO,
        LocalDate.of(2026, 1, 5),
        List.of(),
        BigDecimal.valueOf(20),
        due,
        null,
        List.of(values));
  }

  private void target(InitiativeNumber number, int position, String name, LocalDate today) {
    database
        .sql(
            """
            insert into plan_indicator (number, position, ordinal, title, measure, baseline, baseline_on,
              enough, enough_on)
            values (?, ?, ?, ?, 'NUMBER', 10, ?, 110, ?)
            """)
        .params(number, position, position, name, today.minusDays(182), today.plusDays(183))
        .update();
  }

  private void measured(InitiativeNumber number, int indicator, LocalDate on, String value) {
    database
        .sql(
            """
            insert into plan_measurement (number, indicator, on_day, value, said_in, measured_at)
            values (?, ?, ?, ?, 'PAGE', now())
            """)
        .params(number, indicator, on, new BigDecimal(value))
        .update();
  }
}
