package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.plan.TargetPath.Point;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The path to a sufficiency target")
class TargetPathTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final LocalDate DUE = LocalDate.of(2027, 1, 1);

  @ParameterizedTest(name = "{0} is due on {1}")
  @CsvSource({
    "10, 2025-06-01",
    "10, 2026-01-01",
    "30, 2026-03-15",
    "50, 2026-05-27",
    "110, 2027-01-01",
    "110, 2030-01-01"
  })
  @DisplayName("runs straight from the baseline to what is enough, and stays there")
  void straight(String expected, String on) {
    // 365 days and 100 to go: 73 days are a fifth.
    assertThat(path("10", "110", List.of()).expected(LocalDate.parse(on)).orElseThrow())
        .isEqualByComparingTo(expected);
  }

  @Test
  @DisplayName("runs along the targets on the way, in the order of their days")
  void alongTheTargets() {
    TargetPath path =
        path(
            "0",
            "100",
            List.of(
                point("2026-10-01", "90"), point("2026-07-01", "10"), point("2029-01-01", "5")));
    assertThat(path.agreed())
        .extracting(Point::value)
        .containsExactly(number("0"), number("10"), number("90"), number("100"));
    assertThat(path.expected(LocalDate.of(2026, 7, 1)).orElseThrow()).isEqualByComparingTo("10");
    assertThat(path.expected(LocalDate.of(2026, 8, 16)).orElseThrow()).isEqualByComparingTo("50");
    assertThat(path.wayDue(LocalDate.of(2026, 8, 16)).orElseThrow()).isEqualByComparingTo("50");
  }

  @ParameterizedTest(name = "from {0} to {1}, {2} is {3} per cent of the way")
  @CsvSource({
    "3, 24, 17, 66.67",
    "3, 24, 3, 0",
    "3, 24, 0, -14.29",
    "3, 24, 30, 128.57",
    "11, 3, 7, 50",
    "11, 3, 13, -25",
    "5, 5, 5, 100",
    "5, 5, 4, 0"
  })
  @DisplayName("is gone by as much as a value has moved from the baseline, upwards or downwards")
  void wayDone(String baseline, String enough, String value, String share) {
    assertThat(path(baseline, enough, List.of()).wayDone(number(value)).orElseThrow())
        .isEqualByComparingTo(share);
  }

  @Test
  @DisplayName("is not known without a baseline, except that what is enough is enough")
  void withoutBaseline() {
    TargetPath path = path(null, "24", List.of());
    assertThat(path.agreed()).isEmpty();
    assertThat(path.wayDone(number("20"))).isEmpty();
    assertThat(path.wayDone(number("24")).orElseThrow()).isEqualByComparingTo("100");
    assertThat(path.wayDue(FROM)).isEmpty();
    assertThat(path.wayDue(DUE).orElseThrow()).isEqualByComparingTo("100");
  }

  @Test
  @DisplayName("is never due by less than nothing or more than all")
  void dueWithinBounds() {
    TargetPath path =
        path("10", "20", List.of(point("2026-03-01", "5"), point("2026-09-01", "40")));
    assertThat(path.wayDue(LocalDate.of(2026, 3, 1)).orElseThrow()).isEqualByComparingTo("0");
    assertThat(path.wayDue(LocalDate.of(2026, 9, 1)).orElseThrow()).isEqualByComparingTo("100");
  }

  private static TargetPath path(String baseline, String enough, List<Point> onTheWay) {
    BigDecimal begin = baseline == null ? null : number(baseline);
    return new TargetPath(
        1,
        "Reviews",
        "en",
        Measure.NUMBER,
        begin != null && number(enough).compareTo(begin) < 0,
        begin,
        FROM,
        onTheWay,
        number(enough),
        DUE,
        null,
        List.of());
  }

  private static Point point(String on, String value) {
    return new Point(LocalDate.parse(on), number(value));
  }

  private static BigDecimal number(String value) {
    return new BigDecimal(value);
  }
}
