package org.capacitycompact.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.plan.Measurements;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("All results and indicators of a published activity")
class ActivityToExitTest {

  private static final String IDENTIFIER = "XI-EXAMPLE-1-KE-PROC";

  /** What the country adds to what was published. */
  private static final List<String> OF_THE_COUNTRY =
      List.of("Tenders are read by citizens", "Complaints are answered", "Prices are compared");

  @Autowired Cast cast;
  @Autowired ActivityImports imports;
  @Autowired KnownActivities activities;
  @Autowired Initiatives initiatives;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired Plans plans;
  @Autowired Measurements measurements;
  @Autowired SampleFinanceSystem finance;

  private InitiativeNumber number;

  @Test
  @DisplayName("are rows of the demand, reported on, examined and there at the exit, with more")
  void carried() throws Exception {
    try (InputStream file = getClass().getResourceAsStream("/sample/known-activities.xml")) {
      imports.take("known-activities.xml", file, cast.actor("sofia"));
    }
    long known = activities.withIdentifier(IDENTIFIER).orElseThrow();
    number =
        initiatives
            .raise(
                new NewInitiative("KE", "Counties that buy well", "en", false, known),
                cast.actor("amina"))
            .number();
    List<PublishedResult> published = activities.get(known).orElseThrow().published().results();
    assertThat(plan.rows(number, Section.RESULTS)).hasSameSizeAs(published);
    plan.rows(number, Section.INDICATORS).forEach(this::isEnoughAtItsLastTarget);
    OF_THE_COUNTRY.forEach(title -> plant(title, title + ", in per cent", "PERCENT", "5", "80"));
    List<String> titles = plan.rows(number, Section.RESULTS).stream().map(Row::name).toList();
    assertThat(titles).hasSize(published.size() + OF_THE_COUNTRY.size());

    Story story = Story.of(cast, number).throughDemand().throughPartnership().throughAppraisal();
    assertThat(plan.rows(number, Section.RESULTS))
        .as("what the design's form does not ask stays")
        .extracting(Row::name)
        .isEqualTo(titles);
    List<PlannedResult> results = plans.results(number);
    List<SufficiencyTarget> targets = plans.sufficiencyTargets(number);
    assertThat(results).hasSameSizeAs(titles);
    assertThat(targets).hasSameSizeAs(titles);
    story
        .with("UserTask_ReportProgress", reported(results, targets))
        .with("UserTask_ExamineTogether", examined(targets))
        .throughApproval()
        .throughFunding()
        .throughImplementation(
            () -> {
              finance.pay();
              cast.settle();
            })
        .throughReview()
        .throughExit();

    assertThat(initiatives.get(number).status()).isEqualTo(Status.EXITED);
    assertThat(plans.results(number))
        .allSatisfy(result -> assertThat(result.actual()).isEqualByComparingTo(result.target()));
    assertThat(plans.sufficiencyTargets(number))
        .allSatisfy(target -> assertThat(target.reached()).isTrue());
    assertThat(plan.rows(number, Section.INDICATORS))
        .hasSameSizeAs(titles)
        .allSatisfy(
            row ->
                assertThat(measurements.of(number, row.position()))
                    .as("values of " + row.name())
                    .isNotEmpty());
  }

  /** What was published says what is measured; when it is enough, the country says itself. */
  private void isEnoughAtItsLastTarget(Row indicator) {
    Map<String, Object> values = new HashMap<>(indicator.values());
    int last = 6;
    while (!values.containsKey("target" + last + "Value")) {
      last--;
    }
    values.put("enough", values.get("target" + last + "Value"));
    values.put("enoughOn", LocalDate.now().plusDays(300));
    assertThat(
            editor.change(
                number,
                Section.INDICATORS,
                indicator.position(),
                indicator.revision(),
                Answers.of(values),
                cast.actor("amina")))
        .isInstanceOf(Outcome.Done.class);
  }

  private void plant(
      String result, String indicator, String measure, String baseline, String target) {
    int position =
        added(
            Section.RESULTS, Map.of("kind", "OUTCOME", "title", result, "capacityLevel", "human"));
    LocalDate today = LocalDate.now();
    Map<String, Object> values = new HashMap<>();
    values.put("title", indicator);
    values.put("result", String.valueOf(position));
    values.put("measure", measure);
    values.put("baseline", new BigDecimal(baseline));
    values.put("baselineOn", today.minusDays(30));
    values.put("target1Value", new BigDecimal(target));
    values.put("target1On", today.plusDays(300));
    values.put("enough", new BigDecimal(target));
    values.put("enoughOn", today.plusDays(300));
    added(Section.INDICATORS, values);
  }

  private int added(Section section, Map<String, Object> values) {
    Outcome outcome = editor.add(number, section, Answers.of(values), cast.actor("amina"));
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).row().position();
  }

  private static Map<String, Object> reported(
      List<PlannedResult> results, List<SufficiencyTarget> targets) {
    Map<String, Object> said = new HashMap<>();
    results.forEach(
        each -> said.put("result" + each.position() + "Actual", each.target().toPlainString()));
    targets.forEach(
        each ->
            said.put("sufficiency" + each.position() + "Actual", each.target().toPlainString()));
    return said;
  }

  private static Map<String, Object> examined(List<SufficiencyTarget> targets) {
    Map<String, Object> said = new HashMap<>();
    targets.forEach(
        each -> {
          String key = "sufficiency" + each.position();
          said.put(key + "Actual", each.target().toPlainString());
          said.put(key + "Reached", "yes");
          said.put(key + "Evidence", "Register of the treasury");
        });
    return said;
  }
}
