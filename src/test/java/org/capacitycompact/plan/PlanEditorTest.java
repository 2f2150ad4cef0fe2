package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
@DisplayName("Somebody who writes in a plan")
class PlanEditorTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A plan of rows").number();
    amina = cast.actor("amina");
  }

  @Test
  @DisplayName("gets rows that keep their position for ever, in an order of their own")
  void positions() {
    Row first = added(Section.RISKS, risk("Staff leave"));
    Row second = added(Section.RISKS, risk("Floods"));
    editor.move(number, Section.RISKS, second.position(), -1, amina);
    assertThat(plan.rows(number, Section.RISKS))
        .extracting(Row::name)
        .containsExactly("Floods", "Staff leave");
    editor.remove(number, Section.RISKS, second.position(), second.revision(), amina);
    Row third = added(Section.RISKS, risk("Drought"));
    assertThat(third.position()).isEqualTo(3);
    assertThat(first.position()).isEqualTo(1);
    assertThat(plan.saved(number)).containsExactly(Section.RISKS);
  }

  @Test
  @DisplayName("has what only one of two changed merged, and chooses where both did")
  void merges() {
    Row risk = added(Section.RISKS, risk("Staff leave"));
    Map<String, Object> mine = new HashMap<>(risk.values());
    mine.put("mitigation", "Pay on time");
    Map<String, Object> hers = new HashMap<>(risk.values());
    hers.put("impact", "3");
    assertThat(change(risk, hers, 0)).isInstanceOf(Outcome.Done.class);
    Outcome.Done merged = (Outcome.Done) change(risk, mine, 0);
    assertThat(merged.merged()).containsExactly("impact");
    assertThat(merged.row().values())
        .containsEntry("impact", "3")
        .containsEntry("mitigation", "Pay on time");
    assertThat(merged.row().revision()).isEqualTo(2);

    Map<String, Object> again = new HashMap<>(risk.values());
    again.put("impact", "2");
    Outcome.Conflict conflict = (Outcome.Conflict) change(risk, again, 0);
    assertThat(conflict.both()).containsExactly("impact");
    assertThat(plan.row(number, Section.RISKS, 1).orElseThrow().values())
        .containsEntry("impact", "3");
  }

  @Test
  @DisplayName("overwrites nothing of a frame that somebody else began first")
  void frame() {
    added(Section.FRAME, Map.of("developmentResult", "Fewer children die"));
    Outcome.Done second =
        (Outcome.Done)
            editor.add(
                number,
                Section.FRAME,
                Answers.of(Map.of("changeManagement", "Step by step")),
                amina);
    assertThat(second.row().values()).containsKeys("developmentResult", "changeManagement");
    Outcome third =
        editor.add(
            number, Section.FRAME, Answers.of(Map.of("developmentResult", "Better roads")), amina);
    assertThat(((Outcome.Conflict) third).both()).containsExactly("developmentResult");
  }

  @Test
  @DisplayName("is refused where the row is not theirs")
  void rights() {
    assertThatThrownBy(
            () -> editor.add(number, Section.RISKS, Answers.of(risk("x")), cast.actor("joseph")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @DisplayName("lets a section speak for itself once something is written, not by a refusal")
  void refusedSaysNothing() {
    Map<String, Object> self = Map.of("who", "Treasury", "toWhom", "Treasury", "what", "The money");
    assertThat(editor.add(number, Section.ACCOUNTABILITY, Answers.of(self), amina))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(editor.change(number, Section.RISKS, 7, 0, Answers.of(risk("Floods")), amina))
        .isInstanceOf(Outcome.Gone.class);
    assertThat(plan.saved(number)).isEmpty();
    added(Section.ACCOUNTABILITY, Map.of("who", "Treasury", "toWhom", "Audit", "what", "Money"));
    assertThat(plan.saved(number)).containsExactly(Section.ACCOUNTABILITY);
  }

  @Test
  @DisplayName("makes sufficiency targets and the budget by source follow")
  void follows() {
    Row result = added(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));
    Map<String, Object> indicator = new HashMap<>();
    indicator.put("title", "Reviews a year");
    indicator.put("measure", "NUMBER");
    indicator.put("result", String.valueOf(result.position()));
    indicator.put("baseline", new BigDecimal("0.5"));
    indicator.put("target1Value", new BigDecimal("4"));
    indicator.put("target1On", LocalDate.of(2028, 1, 1));
    indicator.put("enough", new BigDecimal("6"));
    indicator.put("enoughOn", LocalDate.of(2029, 1, 1));
    Row row = added(Section.INDICATORS, indicator);
    assertThat(row.values()).isEqualTo(indicator);
    assertThat(
            database
                .sql(
                    "select indicator || ' ' || target::integer from sufficiency_target where number = ?")
                .param(number)
                .query(String.class)
                .list())
        .containsExactly("Reviews a year 6");
    assertThat(
            database
                .sql("select due from plan_result where number = ?")
                .param(number)
                .query(LocalDate.class)
                .list())
        .containsExactly(LocalDate.of(2028, 1, 1));
    editor.remove(number, Section.INDICATORS, row.position(), row.revision(), amina);
    assertThat(
            database
                .sql("select 1 from sufficiency_target where number = ?")
                .param(number)
                .query(Integer.class)
                .list())
        .isEmpty();
  }

  @Test
  @DisplayName("gets no sufficiency target in the place of one that was removed")
  void targetsKeepTheirPositions() {
    added(Section.INDICATORS, target("Reviews a year"));
    Row second = added(Section.INDICATORS, target("Courses a year"));
    editor.remove(number, Section.INDICATORS, second.position(), second.revision(), amina);
    added(Section.INDICATORS, target("Graduates a year"));
    assertThat(
            database
                .sql(
                    "select position || ' ' || indicator from sufficiency_target where number = ?"
                        + " order by position")
                .param(number)
                .query(String.class)
                .list())
        .containsExactly("1 Reviews a year", "3 Graduates a year");
  }

  private static Map<String, Object> target(String title) {
    return Map.of(
        "title",
        title,
        "measure",
        "NUMBER",
        "baseline",
        BigDecimal.ONE,
        "enough",
        BigDecimal.TEN,
        "enoughOn",
        LocalDate.of(2029, 1, 1));
  }

  private static Map<String, Object> risk(String title) {
    return Map.of("title", title, "likelihood", "1", "impact", "1");
  }

  private Row added(Section section, Map<String, Object> values) {
    return ((Outcome.Done) editor.add(number, section, Answers.of(values), amina)).row();
  }

  private Outcome change(Row row, Map<String, Object> values, int seen) {
    return editor.change(number, row.section(), row.position(), seen, Answers.of(values), amina);
  }
}
