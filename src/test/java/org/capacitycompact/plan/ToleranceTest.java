package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A change of a signed plan")
class ToleranceTest {

  private static final LocalDate SIGNED = LocalDate.of(2027, 5, 1);
  private static final Map<String, Object> MILESTONE =
      Map.of("kind", "MILESTONE", "title", "Reviews are held", "institution", "ATI", "due", SIGNED);

  private final Tolerance tolerance = new Tolerance(30, BigDecimal.TEN, new BigDecimal("5000"), 90);

  @ParameterizedTest
  @CsvSource({
    "0, AT_ONCE",
    "30, AT_ONCE",
    "-30, AT_ONCE",
    "31, BOTH_SIDES",
    "-31, BOTH_SIDES",
    "90, BOTH_SIDES",
    "-90, BOTH_SIDES",
    "91, GROUP",
    "-91, GROUP"
  })
  @DisplayName("is small while a date moves by 30 days, and tolerated while by 90")
  void dates(int days, ChangeSize size) {
    assertThat(
            of(Section.WORK, MILESTONE, with(MILESTONE, "due", SIGNED.plusDays(days)), MILESTONE))
        .isEqualTo(size);
  }

  @Test
  @DisplayName("is measured from what was signed, so that small steps add up")
  void smallSteps() {
    Map<String, Object> now = with(MILESTONE, "due", SIGNED.plusDays(20));
    Map<String, Object> later = with(MILESTONE, "due", SIGNED.plusDays(40));
    assertThat(of(Section.WORK, now, later, MILESTONE)).isEqualTo(ChangeSize.BOTH_SIDES);
    assertThat(
            tolerance.of(
                new Tolerance.Step(
                    Section.WORK,
                    with(MILESTONE, "due", SIGNED.plusDays(80)),
                    with(MILESTONE, "due", SIGNED.plusDays(95)),
                    with(MILESTONE, "due", SIGNED.plusDays(80)),
                    MILESTONE)))
        .as("small beside what both sides agreed, but not beside what was signed")
        .isEqualTo(ChangeSize.GROUP);
  }

  @Test
  @DisplayName("is small where only its wording differs, and not where who does it differs")
  void wording() {
    assertThat(of(Section.WORK, MILESTONE, with(MILESTONE, "title", "Reviews held"), MILESTONE))
        .isEqualTo(ChangeSize.AT_ONCE);
    assertThat(of(Section.WORK, MILESTONE, with(MILESTONE, "institution", "Other"), MILESTONE))
        .isEqualTo(ChangeSize.BOTH_SIDES);
    Map<String, Object> risk = Map.of("title", "Floods", "likelihood", "1", "impact", "2");
    assertThat(of(Section.RISKS, risk, with(risk, "mitigation", "Dams"), risk))
        .isEqualTo(ChangeSize.AT_ONCE);
    assertThat(of(Section.RISKS, risk, with(risk, "impact", "3"), risk))
        .isEqualTo(ChangeSize.BOTH_SIDES);
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  @DisplayName("is agreed on where a row comes or goes")
  void rows(Section section) {
    Map<String, Object> row = Map.of("kind", "OUTPUT", "title", "A row");
    assertThat(of(section, null, row, Map.of())).isEqualTo(ChangeSize.BOTH_SIDES);
    assertThat(of(section, row, null, row)).isEqualTo(ChangeSize.BOTH_SIDES);
  }

  @Test
  @DisplayName("is the steering group’s where an outcome comes, goes or becomes something else")
  void outcomes() {
    Map<String, Object> outcome = Map.of("kind", "OUTCOME", "title", "Reviews are held");
    assertThat(of(Section.RESULTS, null, outcome, Map.of())).isEqualTo(ChangeSize.GROUP);
    assertThat(of(Section.RESULTS, outcome, null, outcome)).isEqualTo(ChangeSize.GROUP);
    assertThat(of(Section.RESULTS, outcome, with(outcome, "kind", "OUTPUT"), outcome))
        .isEqualTo(ChangeSize.GROUP);
    assertThat(of(Section.RESULTS, outcome, with(outcome, "title", "Reviews"), outcome))
        .isEqualTo(ChangeSize.AT_ONCE);
  }

  @Test
  @DisplayName("is never small where it is about what is enough, however little")
  void targets() {
    Map<String, Object> indicator =
        Map.of("title", "Reviews a year", "enough", BigDecimal.TEN, "enoughOn", SIGNED);
    assertThat(of(Section.INDICATORS, indicator, with(indicator, "title", "Reviews"), indicator))
        .isEqualTo(ChangeSize.BOTH_SIDES);
    assertThat(
            of(
                Section.INDICATORS,
                indicator,
                with(indicator, "enoughOn", SIGNED.plusDays(1)),
                indicator))
        .isEqualTo(ChangeSize.BOTH_SIDES);
    Map<String, Object> without = Map.of("title", "Reviews a year");
    assertThat(of(Section.INDICATORS, without, with(without, "title", "Reviews"), without))
        .isEqualTo(ChangeSize.AT_ONCE);
    assertThat(of(Section.INDICATORS, without, indicator, without))
        .isEqualTo(ChangeSize.BOTH_SIDES);
  }

  @ParameterizedTest
  @CsvSource({"36, 39, BOTH_SIDES", "36, 40, GROUP", "36, 32, GROUP"})
  @DisplayName("counts a month of the duration as 30 days")
  void duration(BigDecimal signed, BigDecimal months, ChangeSize size) {
    Map<String, Object> frame = Map.of("durationMonths", signed);
    assertThat(of(Section.FRAME, frame, Map.of("durationMonths", months), frame)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({
    "100000, 110000, false",
    "100000, 110000.01, true",
    "100000, 90000, false",
    "100000, 89999.99, true",
    "20000, 25000, false",
    "20000, 25000.01, true",
    "0, 5000, false",
    "0, 5000.01, true",
    "100000, 105000.01, false"
  })
  @DisplayName(
      "is beyond the tolerance where a category changes by over 10 % and over 5,000 dollars")
  void categories(BigDecimal signed, BigDecimal after, boolean beyond) {
    assertThat(tolerance.isBeyond(signed, after)).isEqualTo(beyond);
  }

  @ParameterizedTest
  @CsvSource({
    "60000, 66000, BOTH_SIDES",
    "60000, 66000.01, GROUP",
    "60000, 53999.99, GROUP",
    "10000, 15000, BOTH_SIDES",
    "10000, 15000.01, GROUP",
    "60000, 0, GROUP"
  })
  @DisplayName(
      "is the group’s where a milestone costs over 10 % and over 5,000 dollars more or less")
  void milestones(BigDecimal signed, BigDecimal after, ChangeSize size) {
    Map<String, Object> was = with(MILESTONE, "amount", signed);
    Map<String, Object> will = with(MILESTONE, "amount", after);
    assertThat(of(Section.WORK, was, will, was)).isEqualTo(size);
    assertThat(of(Section.WORK, with(MILESTONE, "amount", after.add(BigDecimal.ONE)), will, was))
        .as("from what was signed, in however many steps")
        .isEqualTo(size);
  }

  @Test
  @DisplayName("is the group’s where a milestone that costs much comes or goes")
  void dearMilestones() {
    Map<String, Object> dear = with(MILESTONE, "amount", new BigDecimal("5000.01"));
    assertThat(of(Section.WORK, null, dear, Map.of())).isEqualTo(ChangeSize.GROUP);
    assertThat(of(Section.WORK, dear, null, dear)).isEqualTo(ChangeSize.GROUP);
    Map<String, Object> cheap = with(MILESTONE, "amount", new BigDecimal("5000"));
    assertThat(of(Section.WORK, null, cheap, Map.of())).isEqualTo(ChangeSize.BOTH_SIDES);
    assertThat(of(Section.WORK, dear, with(dear, "title", "Held"), cheap))
        .as("its words alone")
        .isEqualTo(ChangeSize.AT_ONCE);
  }

  @Test
  @DisplayName("is the group’s where money becomes the Compact’s, however little")
  void compact() {
    Map<String, Object> local = Map.of("title", "Courses", "source", "local");
    Map<String, Object> compact = with(local, "source", "compact");
    assertThat(of(Section.BUDGET, local, compact, local)).isEqualTo(ChangeSize.GROUP);
    assertThat(of(Section.BUDGET, null, compact, Map.of())).isEqualTo(ChangeSize.GROUP);
    assertThat(of(Section.BUDGET, compact, local, compact)).isEqualTo(ChangeSize.BOTH_SIDES);
  }

  private ChangeSize of(
      Section section,
      Map<String, Object> before,
      Map<String, Object> after,
      Map<String, Object> agreed) {
    return tolerance.of(new Tolerance.Step(section, before, after, agreed, agreed));
  }

  private static Map<String, Object> with(Map<String, Object> row, String key, Object value) {
    Map<String, Object> changed = new HashMap<>(row);
    changed.put(key, value);
    return changed;
  }
}
