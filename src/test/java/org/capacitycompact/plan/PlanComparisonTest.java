package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.plan.PlanComparison.ChangedRow;
import org.capacitycompact.plan.PlanComparison.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two states of a plan")
class PlanComparisonTest {

  @Test
  @DisplayName("are compared row by row: rows are the same by their position, whatever their order")
  void rows() {
    PlanComparison comparison =
        PlanComparison.between(
            plan(row(1, "Staff leave", "1"), row(2, "Floods", "1"), row(3, "Strikes", "2")),
            plan(row(3, "Strikes", "2"), row(1, "Staff leave", "3"), row(4, "Drought", "1")));
    assertThat(comparison.changes())
        .extracting(ChangedRow::position, ChangedRow::kind)
        .containsExactly(tuple(1, Kind.CHANGED), tuple(4, Kind.NEW), tuple(2, Kind.REMOVED));
    assertThat(comparison.changes().get(0).fields()).containsExactly("impact");
    assertThat(comparison.unchanged()).isEqualTo(1);
    assertThat(comparison.count(Kind.NEW)).isEqualTo(1);
  }

  @Test
  @DisplayName("are the same although somebody wrote and took it back")
  void revisions() {
    Row before = row(1, "Staff leave", "1");
    Row after = new Row(Section.RISKS, 1, 1, 7, before.values(), "amina", null, "en");
    assertThat(PlanComparison.between(plan(before), plan(after)).changes()).isEmpty();
  }

  @Test
  @DisplayName("have totals that follow, told only where they are others")
  void totals() {
    PlanContent before =
        plan(Map.of("localCash", "100.00", "compact", "50"), Map.of("STAFF", "150"));
    PlanContent after =
        plan(Map.of("localCash", "100", "compact", "60"), Map.of("STAFF", "150.0", "TRAVEL", "10"));
    assertThat(PlanComparison.between(before, after).follows())
        .extracting(PlanComparison.Total::key)
        .containsExactly("compact", "TRAVEL");
    assertThat(PlanComparison.between(before, after).follows().get(1).before()).isZero();
  }

  private static Row row(int position, String title, String impact) {
    return new Row(
        Section.RISKS,
        position,
        position,
        0,
        Map.of("title", title, "impact", impact),
        null,
        null,
        "en");
  }

  private static PlanContent plan(Row... risks) {
    Map<Section, List<Row>> rows = empty();
    rows.put(Section.RISKS, List.of(risks));
    return new PlanContent(null, "00000000", "{}", rows, Map.of(), Map.of());
  }

  private static PlanContent plan(Map<String, String> sources, Map<String, String> categories) {
    return new PlanContent(null, "00000000", "{}", empty(), amounts(sources), amounts(categories));
  }

  private static Map<String, BigDecimal> amounts(Map<String, String> written) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    written.forEach((key, amount) -> amounts.put(key, new BigDecimal(amount)));
    return amounts;
  }

  private static Map<Section, List<Row>> empty() {
    Map<Section, List<Row>> rows = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      rows.put(section, List.of());
    }
    return rows;
  }
}
