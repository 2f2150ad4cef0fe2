package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Chronicle.PlanSearch;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Decided.Result;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
@DisplayName("A proposal for the plan")
class ProposalsTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired Proposals proposals;
  @Autowired WishRecord wishes;
  @Autowired WishesThatLapse lapsing;
  @Autowired Chronicle chronicle;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Row risk;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A plan with proposals").number();
    risk = added("Floods");
  }

  @ParameterizedTest
  @ValueSource(strings = {"joseph", "wanjiku"})
  @DisplayName(
      "is made by those of the country who do not write themselves, and changes nothing yet")
  void whoProposes(String person) {
    assertThat(proposals.make(impact("3"), "It was worse", cast.actor(person))).isEmpty();
    assertThat(wishes.proposals(number)).singleElement().matches(WishRecord.Made::isOpen);
    assertThat(there().values()).containsEntry("impact", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"otieno", "siti", "koffi", "sofia", "mariam"})
  @DisplayName("is not made, nor decided, by others")
  void whoDoesNot(String person) {
    assertThatThrownBy(() -> proposals.make(impact("3"), "x", cast.actor(person)))
        .isInstanceOf(AccessDeniedException.class);
    long id = proposed(impact("3"));
    assertThatThrownBy(() -> proposals.accept(number, id, 0, cast.actor(person)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> proposals.decline(number, id, "x", cast.actor(person)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(proposals.withdraw(number, id, cast.actor(person))).isFalse();
    assertThat(state(id)).isEqualTo("OPEN");
  }

  @Test
  @DisplayName("is merged by its fields when the country accepts it")
  void merged() {
    long id = proposed(impact("3"));
    change(Map.of("mitigation", "Dams"));
    assertThat(accept(id, 1).result()).isEqualTo(Result.DONE);
    assertThat(there().values()).containsEntry("impact", "3").containsEntry("mitigation", "Dams");
    assertThat(there().changedBy()).isEqualTo("amina");
    assertThat(state(id)).isEqualTo("ACCEPTED");
    assertThat(accept(id, 2).result()).isEqualTo(Result.TOO_LATE);
    assertThat(kinds()).contains("plan.proposal.made", "plan.proposal.accepted");
  }

  @Test
  @DisplayName("is looked at again where its fields were changed meanwhile")
  void overtaken() {
    long id = proposed(impact("3"));
    change(Map.of("impact", "2"));
    assertThat(accept(id, 0).result()).isEqualTo(Result.OVERTAKEN);
    assertThat(state(id)).isEqualTo("OPEN");
    assertThat(there().values()).containsEntry("impact", "2");
    assertThat(accept(id, 1).result()).isEqualTo(Result.DONE);
    assertThat(there().values()).containsEntry("impact", "3");
  }

  @Test
  @DisplayName("may add a row, empty a field or remove a row, which may be gone by then")
  void otherActs() {
    long adds =
        proposed(
            WantedChange.added(
                number,
                Section.RISKS,
                Map.of("title", "Drought", "likelihood", "1", "impact", "2")));
    assertThat(accept(adds, 0).result()).isEqualTo(Result.DONE);
    assertThat(plan.rows(number, Section.RISKS)).extracting(Row::name).contains("Drought");

    change(Map.of("mitigation", "Dams"));
    Row now = there();
    Map<String, Object> without = new HashMap<>(now.values());
    without.remove("mitigation");
    long empties =
        proposed(WantedChange.changed(number, now, now.revision(), now.values(), without));
    assertThat(accept(empties, now.revision()).result()).isEqualTo(Result.DONE);
    assertThat(there().values()).doesNotContainKey("mitigation");

    long removes = proposed(WantedChange.removed(number, there()));
    long again = proposed(WantedChange.removed(number, there()));
    assertThat(accept(removes, there().revision()).result()).isEqualTo(Result.DONE);
    assertThat(plan.row(number, Section.RISKS, risk.position())).isEmpty();
    assertThat(accept(again, 0).result()).isEqualTo(Result.GONE);
  }

  @Test
  @DisplayName("is declined with words, and decided once")
  void declined() {
    long id = proposed(impact("3"));
    assertThat(proposals.decline(number, id, "It is not", cast.actor("amina"))).isTrue();
    assertThat(proposals.decline(number, id, "Again", cast.actor("amina"))).isFalse();
    assertThat(proposals.withdraw(number, id, cast.actor("wanjiku"))).isFalse();
    assertThat(wishes.proposals(number).get(0).answer()).isEqualTo("It is not");
    assertThat(state(id)).isEqualTo("DECLINED");
  }

  @Test
  @DisplayName("is taken back by who made it, and by nobody else")
  void withdrawn() {
    long id = proposed(impact("3"));
    assertThat(proposals.withdraw(number, id, cast.actor("joseph"))).isFalse();
    assertThat(proposals.withdraw(number, id, cast.actor("wanjiku"))).isTrue();
    assertThat(state(id)).isEqualTo("WITHDRAWN");
  }

  @Test
  @DisplayName("ends with the phase in which it was made, and its maker is told")
  void lapses() {
    long id = proposed(impact("3"));
    lapsing.run();
    assertThat(state(id)).isEqualTo("OPEN");
    database
        .sql("update work_item set task = 'UserTask_CompleteDesign' where number = ?")
        .param(number)
        .update();
    assertThat(accept(id, 0).result()).isEqualTo(Result.TOO_LATE);
    lapsing.run();
    assertThat(state(id)).isEqualTo("LAPSED");
    assertThat(kinds()).contains("plan.proposal.lapsed");
    assertThat(
            database
                .sql(
                    """
                    select kind from outbox where number = ? and kind like 'plan.told.%'
                    union all select kind from notice where number = ? and user_id = 'wanjiku'
                      and kind like 'plan.told.%'
                    """)
                .params(number, number)
                .query(String.class)
                .list())
        .contains("plan.told.proposal.lapsed");
  }

  @Test
  @DisplayName("is held by the database as by its verbs")
  void guards() {
    long id = proposed(impact("3"));
    refused("update plan_proposal set words = 'Other' where id = " + id, "stays as it was wanted");
    refused("update plan_proposal set state = 'ACCEPTED' where id = " + id, "check constraint");
    refused(
        "update plan_proposal set state = 'DECLINED', decided_by = 'amina', decided_at = now()"
            + " where id = "
            + id,
        "check constraint");
    refused(
        "update plan_proposal set state = 'WITHDRAWN', decided_by = 'amina', decided_at = now()"
            + " where id = "
            + id,
        "check constraint");
    proposals.withdraw(number, id, cast.actor("wanjiku"));
    refused(
        "update plan_proposal set state = 'OPEN', decided_by = null, decided_at = null where id = "
            + id,
        "decided before");
    refused("delete from plan_proposal where id = " + id, "stays");
  }

  private void refused(String attempt, String why) {
    assertThatThrownBy(() -> database.sql(attempt).update()).hasMessageContaining(why);
  }

  private WantedChange impact(String impact) {
    Map<String, Object> values = new HashMap<>(risk.values());
    values.put("impact", impact);
    return WantedChange.changed(number, risk, risk.revision(), risk.values(), values);
  }

  private long proposed(WantedChange wanted) {
    assertThat(proposals.make(wanted, "As we saw", cast.actor("wanjiku"))).isEmpty();
    return wishes.proposals(number).get(0).id();
  }

  private Decided accept(long id, int seen) {
    return proposals.accept(number, id, seen, cast.actor("amina"));
  }

  private Row added(String title) {
    return ((Outcome.Done)
            editor.add(
                number,
                Section.RISKS,
                Answers.of(Map.of("title", title, "likelihood", "1", "impact", "1")),
                cast.actor("amina")))
        .row();
  }

  private void change(Map<String, Object> fields) {
    Row now = there();
    Map<String, Object> values = new HashMap<>(now.values());
    values.putAll(fields);
    assertThat(
            editor.change(
                number,
                Section.RISKS,
                now.position(),
                now.revision(),
                Answers.of(values),
                cast.actor("amina")))
        .isInstanceOf(Outcome.Done.class);
  }

  private Row there() {
    return plan.row(number, Section.RISKS, risk.position()).orElseThrow();
  }

  private String state(long id) {
    return wishes.proposals(number).stream()
        .filter(made -> made.id() == id)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private List<String> kinds() {
    return chronicle.ofPlan(number, new PlanSearch("", ""), 0, 100).stream()
        .map(Chronicle.Entry::kind)
        .toList();
  }
}
