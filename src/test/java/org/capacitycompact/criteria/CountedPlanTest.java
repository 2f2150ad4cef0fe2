package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fact of the plan")
class CountedPlanTest {

  private static final Origin DECLARED = Origin.undecided("declared");

  private final Map<Section, List<Row>> rows = new EnumMap<>(Section.class);
  private final Set<Section> saved = EnumSet.noneOf(Section.class);

  @Test
  @DisplayName("keeps what was declared until its section is saved")
  void declared() {
    assertThat(fact("practitioners", true)).isEqualTo(new Facts.Fact(true, DECLARED));
    rows.put(Section.PEOPLE, List.of(row(Section.PEOPLE, 1, Map.of("practitioner", false))));
    assertThat(fact("practitioners", true).value()).isEqualTo(true);
    saved.add(Section.PEOPLE);
    assertThat(fact("practitioners", true))
        .isEqualTo(new Facts.Fact(false, Origin.counted(Records.PEOPLE)));
  }

  @Test
  @DisplayName("is unknown where its section says nothing, and never a no")
  void unknown() {
    saved.addAll(EnumSet.allOf(Section.class));
    for (String name :
        List.of(
            "practitioners",
            "localExpertisePercent",
            "modalities",
            "qaFunctions",
            "reviewMechanism",
            "reportingIntervalDays",
            "exitPlanned",
            "accountability",
            "transactionCostPercent")) {
      assertThat(fact(name, "declared").value()).as(name).isNull();
    }
    for (String name : List.of("resultsLinked", "capacityLevels")) {
      assertThat(fact(name, "declared").value()).as(name).isEqualTo("declared");
    }
    assertThat(fact("measurableResults", 3).value()).isEqualTo(0);
    assertThat(fact("refusalConditions", 3).value()).isEqualTo(0);
  }

  @Test
  @DisplayName("counts person-days by where people are from")
  void expertise() {
    say(
        Section.PEOPLE,
        Map.of("origin", "NATIONAL", "days", new BigDecimal("30"), "practitioner", false),
        Map.of("origin", "SOUTHERN", "days", new BigDecimal("60"), "practitioner", true));
    assertThat(fact("localExpertisePercent", null).value()).isEqualTo(new BigDecimal("33.33"));
    assertThat(fact("practitioners", null).value()).isEqualTo(true);
  }

  @Test
  @DisplayName("finds results measurable and linked by their indicators")
  void results() {
    say(
        Section.RESULTS,
        Map.of("kind", "OUTCOME", "title", "Reviews", "capacityLevel", "human"),
        Map.of("kind", "OUTCOME", "title", "Laws", "capacityLevel", "environment"),
        Map.of("kind", "OUTPUT", "title", "Manual", "capacityLevel", "human"));
    say(
        Section.INDICATORS,
        Map.of("result", "1", "enough", BigDecimal.TEN),
        Map.of("result", "2", "title", "Only named"));
    assertThat(fact("measurableResults", null).value()).isEqualTo(1);
    assertThat(fact("sufficiencyTargets", null).value()).isEqualTo(1);
    assertThat(fact("capacityLevels", null).value()).isEqualTo(2);
    assertThat(fact("resultsLinked", null).value()).as("no development result named").isNull();
    rows.put(Section.FRAME, List.of(row(Section.FRAME, 1, Map.of("developmentResult", "Care"))));
    assertThat(fact("resultsLinked", null).value()).as("an output needs none").isEqualTo(true);
    say(Section.INDICATORS, Map.of("result", "1", "enough", BigDecimal.TEN));
    assertThat(fact("resultsLinked", null).value()).isEqualTo(false);
  }

  @Test
  @DisplayName("keeps the link that was declared while the plan names no development result")
  void linkedAsDeclared() {
    say(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews"));
    assertThat(fact("resultsLinked", true)).isEqualTo(new Facts.Fact(true, DECLARED));
  }

  @Test
  @DisplayName("finds accountability mutual where one answers to another who answers to them")
  void accountability() {
    say(Section.ACCOUNTABILITY, Map.of("who", "Ministry of Health", "toWhom", "BRENAP"));
    assertThat(fact("accountability", null).value()).isEqualTo("oneSided");
    say(
        Section.ACCOUNTABILITY,
        Map.of("who", "Ministry of Health", "toWhom", "BRENAP"),
        Map.of("who", " brenap", "toWhom", "Ministry of  health"));
    assertThat(fact("accountability", null).value()).isEqualTo("mutual");
  }

  @Test
  @DisplayName("finds the country's treasury and budget used where most lines in cash show it")
  void countrySystems() {
    assertThat(systems(List.of("treasury", "audit"))).containsExactly("treasury", "audit");
    say(
        Section.BUDGET,
        Map.of("means", "cash", "flow", "TREASURY", "budgetCode", "1123-4"),
        Map.of("means", "cash", "flow", "DIRECT"),
        Map.of("means", "cash", "flow", "HOST"),
        Map.of("means", "inKind", "flow", "TREASURY"));
    assertThat(systems(List.of("treasury", "budget", "audit"))).containsExactly("audit");
    assertThat(systems(List.of("treasury"))).containsExactly("none");
    assertThat(CountedPlan.used(systems(List.of("treasury")))).isZero();
    say(Section.BUDGET, Map.of("means", "cash", "flow", "TREASURY", "budgetCode", "1123-4"));
    assertThat(systems(List.of("none"))).containsExactly("treasury", "budget");
    say(Section.BUDGET);
    assertThat(systems(List.of())).as("nobody said anything").isEmpty();
  }

  private List<String> systems(List<String> declared) {
    return new CountedPlan(saved, rows, null).countrySystems(declared);
  }

  @Test
  @DisplayName("finds an exit planned once somebody takes something over by a day")
  void exit() {
    say(Section.EXIT, Map.of("title", "Courses", "takenOverBy", "School"));
    assertThat(fact("exitPlanned", null).value()).isEqualTo(false);
    say(
        Section.EXIT,
        Map.of("title", "Courses", "takenOverBy", "School", "due", LocalDate.of(2031, 1, 1)));
    assertThat(fact("exitPlanned", null).value()).isEqualTo(true);
  }

  @Test
  @DisplayName("counts each modality and each function of quality assurance once")
  void kinds() {
    say(
        Section.MODALITIES,
        Map.of("modality", "training"),
        Map.of("modality", "training"),
        Map.of("modality", "twinning"));
    say(Section.QUALITY, Map.of("function", "review"), Map.of("function", "oversight"));
    say(
        Section.FRAME,
        Map.of("reviewMechanism", "peer", "reportingIntervalDays", new BigDecimal("90")));
    assertThat(fact("modalities", null).value()).isEqualTo(2);
    assertThat(fact("qaFunctions", null).value()).isEqualTo(2);
    assertThat(fact("reviewMechanism", null).value()).isEqualTo("peer");
    assertThat(fact("reportingIntervalDays", null).value()).isEqualTo(90);
    saved.add(Section.BUDGET);
    assertThat(fact("transactionCostPercent", null).value()).isEqualTo(new BigDecimal("8"));
  }

  @SafeVarargs
  private void say(Section section, Map<String, Object>... values) {
    saved.add(section);
    rows.put(
        section,
        IntStream.range(0, values.length).mapToObj(i -> row(section, i + 1, values[i])).toList());
  }

  private static Row row(Section section, int position, Map<String, Object> values) {
    return new Row(section, position, position, 0, values, null, null, null);
  }

  private Facts.Fact fact(String name, @Nullable Object declared) {
    Percent share = rows.isEmpty() ? null : new Percent(new BigDecimal("8"));
    Facts facts = new CountedPlan(saved, rows, share).put(new Facts(), name, declared, DECLARED);
    return new Facts.Fact(facts.values().get(name), facts.origins().get(name));
  }
}
