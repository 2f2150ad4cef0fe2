package org.capacitycompact.criteria.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.criteria.web.TargetChart.Stretch;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.plan.TargetPath;
import org.capacitycompact.plan.TargetPath.Point;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The picture of a sufficiency target")
class TargetChartTest {

  private static final TargetPath RISING =
      path(
          "3", "24", point("2026-12-31", "5"), point("2027-06-30", "8"), point("2028-02-29", "17"));

  @Test
  @DisplayName("begins at the baseline on the left and ends on the line of enough on the right")
  void ends() {
    TargetChart chart = TargetChart.of(RISING, false);
    assertThat(chart.begin()).isEqualTo(new TargetChart.Dot("1.50%", "62.0"));
    assertThat(chart.enough()).isEqualTo("10.0");
    assertThat(last(chart.agreed()).to()).isEqualTo(new TargetChart.Dot("98.50%", "10.0"));
    assertThat(last(chart.measured()).to()).isEqualTo(chart.newest());
    assertThat(chart.measured().get(0).from()).isEqualTo(chart.begin());
  }

  @Test
  @DisplayName("goes on in time and up in value, stretch after stretch")
  void monotone() {
    TargetChart chart = TargetChart.of(RISING, false);
    assertThat(chart.measured()).hasSize(3);
    for (Stretch stretch : chart.measured()) {
      assertThat(x(stretch.to())).isGreaterThan(x(stretch.from()));
      assertThat(y(stretch.to())).as("up").isLessThan(y(stretch.from()));
    }
    for (int n = 1; n < chart.measured().size(); n++) {
      assertThat(chart.measured().get(n).from()).isEqualTo(chart.measured().get(n - 1).to());
    }
  }

  @Test
  @DisplayName("is mirrored where the script runs from right to left")
  void mirrored() {
    TargetChart chart = TargetChart.of(RISING, true);
    assertThat(chart.begin()).isEqualTo(new TargetChart.Dot("98.50%", "62.0"));
    assertThat(last(chart.agreed()).to()).isEqualTo(new TargetChart.Dot("1.50%", "10.0"));
    assertThat(chart.enough()).isEqualTo(TargetChart.of(RISING, false).enough());
  }

  @Test
  @DisplayName("stays within its box where values fall, go beyond enough, or are late")
  void withinItsBox() {
    TargetChart falling = TargetChart.of(path("11", "3", point("2027-01-01", "13")), false);
    assertThat(falling.enough()).isEqualTo("62.0");
    TargetChart beyond = TargetChart.of(path("3", "24", point("2031-01-01", "40")), false);
    assertThat(beyond.newest()).isEqualTo(new TargetChart.Dot("98.50%", "10.0"));
    for (TargetChart chart : List.of(falling, beyond)) {
      for (Stretch stretch : chart.measured()) {
        assertThat(y(stretch.to())).isBetween(10.0, 62.0);
        assertThat(x(stretch.to())).isBetween(1.5, 98.5);
      }
    }
  }

  @Test
  @DisplayName("shows only the line of enough while nothing is known")
  void nothingKnown() {
    TargetChart chart = TargetChart.of(path(null, "24"), false);
    assertThat(chart.begin()).isNull();
    assertThat(chart.newest()).isNull();
    assertThat(chart.agreed()).isEmpty();
    assertThat(chart.measured()).isEmpty();
    assertThat(chart.enough()).isEqualTo("10.0");
  }

  private static double x(TargetChart.Dot dot) {
    return Double.parseDouble(dot.x().replace("%", ""));
  }

  private static double y(TargetChart.Dot dot) {
    return Double.parseDouble(dot.y());
  }

  private static Stretch last(List<Stretch> line) {
    return line.get(line.size() - 1);
  }

  private static TargetPath path(String baseline, String enough, Point... values) {
    return new TargetPath(
        1,
        "Reviews",
        "en",
        Measure.NUMBER,
        baseline != null && new BigDecimal(enough).compareTo(new BigDecimal(baseline)) < 0,
        baseline == null ? null : new BigDecimal(baseline),
        LocalDate.of(2026, 1, 31),
        List.of(),
        new BigDecimal(enough),
        LocalDate.of(2029, 9, 30),
        null,
        List.of(values));
  }

  private static Point point(String on, String value) {
    return new Point(LocalDate.parse(on), new BigDecimal(value));
  }
}
