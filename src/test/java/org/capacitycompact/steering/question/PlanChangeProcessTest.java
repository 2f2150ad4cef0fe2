package org.capacitycompact.steering.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.ChangeRequests;
import org.capacitycompact.plan.Decided.Result;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.WantedChange;
import org.capacitycompact.plan.WishRecord;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A change of a signed plan beyond the tolerance")
class PlanChangeProcessTest {

  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  @Autowired Cast cast;
  @Autowired PlanRecord plan;
  @Autowired PlanEditor editor;
  @Autowired ChangeRequests requests;
  @Autowired WishRecord wishes;
  @Autowired Questions questions;
  @Autowired QuestionWords words;
  @Autowired Initiatives initiatives;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Row milestone;
  private LocalDate due;
  private long id;

  @BeforeEach
  void agreedByBoth() {
    number =
        Story.raised(cast, "KE", "A plan that takes longer")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .number();
    milestone = plan.rows(number, Section.WORK).get(0);
    due = milestone.date("due").orElseThrow();
    Map<String, Object> values = new HashMap<>(milestone.values());
    values.put("due", due.plusDays(91));
    requests.ask(
        WantedChange.changed(number, milestone, milestone.revision(), milestone.values(), values),
        "The law came late",
        cast.actor("siti"));
    id = wishes.requests(number).get(0).id();
    assertThat(requests.agree(number, id, milestone.revision(), cast.actor("amina")).result())
        .isEqualTo(Result.ASKS_GROUP);
    assertThat(state()).isEqualTo("AGREED");
    assertThat(date()).isEqualTo(due);
  }

  @Test
  @DisplayName(
      "is made when the steering group approves it, which reads each field before and after")
  void approved() {
    Question question = questions.of(number).get(0);
    assertThat(question.kind()).isEqualTo("planChange");
    assertThat(words.inFull(question, Locale.ENGLISH))
        .contains(milestone.name(), "Due: ", "→", "The law came late")
        .doesNotContain("??");
    assertThat(words.inFull(question, Locale.FRENCH)).contains("→", "The law came late");

    MEMBERS.forEach(member -> vote(member, "approve"));

    assertThat(state()).isEqualTo("APPLIED");
    assertThat(date()).isEqualTo(due.plusDays(91));
    assertThat(
            database
                .sql("select due from milestone where number = ? and position = ?")
                .params(number, milestone.position())
                .query(LocalDate.class)
                .single())
        .isEqualTo(due.plusDays(91));
  }

  @Test
  @DisplayName("overwrites nothing that was changed while the group decided, and lapses")
  void overtaken() {
    Map<String, Object> values = new HashMap<>(milestone.values());
    values.put("due", due.plusDays(5));
    editor.change(
        number,
        Section.WORK,
        milestone.position(),
        milestone.revision(),
        Answers.of(values),
        cast.actor("amina"));

    MEMBERS.forEach(member -> vote(member, "approve"));

    assertThat(state()).isEqualTo("LAPSED");
    assertThat(date()).isEqualTo(due.plusDays(5));
    assertThat(questions.of(number).get(0).outcome()).isEqualTo("granted");
  }

  @Test
  @DisplayName("is made beside other words that were changed while the group decided")
  void besideOthers() {
    Map<String, Object> values = new HashMap<>(milestone.values());
    values.put("title", "In other words");
    editor.change(
        number,
        Section.WORK,
        milestone.position(),
        milestone.revision(),
        Answers.of(values),
        cast.actor("amina"));

    MEMBERS.forEach(member -> vote(member, "approve"));

    assertThat(state()).isEqualTo("APPLIED");
    assertThat(date()).isEqualTo(due.plusDays(91));
    assertThat(plan.row(number, Section.WORK, milestone.position()).orElseThrow().name())
        .isEqualTo("In other words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decline", "return"})
  @DisplayName("is not made when the group does not approve it")
  void declined(String choice) {
    MEMBERS.forEach(member -> vote(member, choice));

    assertThat(state()).isEqualTo("REFUSED");
    assertThat(date()).isEqualTo(due);
  }

  @Test
  @DisplayName("lapses with its initiative")
  void ended() {
    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");

    assertThat(state()).isEqualTo("LAPSED");
    assertThat(questions.of(number).get(0).outcome()).isEqualTo("withdrawn");
  }

  @Test
  @DisplayName("is not made past the group by anybody")
  void guarded() {
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        update plan_change_request set state = 'APPLIED', ended_at = now(),
                          applied = (select max(id) from plan_change) where id = ?
                        """)
                    .param(id)
                    .update())
        .hasMessageContaining("the steering group has not approved it");
    assertThat(requests.withdraw(number, id, cast.actor("siti"))).isFalse();
    assertThat(requests.decline(number, id, "No", cast.actor("amina"))).isFalse();
  }

  private void vote(String member, String choice) {
    cast.decide(member, number, "UserTask_CastBallot", Map.of("ballotChoice", choice));
  }

  private String state() {
    return wishes.request(id).orElseThrow().state();
  }

  private LocalDate date() {
    return plan.row(number, Section.WORK, milestone.position())
        .orElseThrow()
        .date("due")
        .orElseThrow();
  }
}
