package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Decided.Result;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
@DisplayName("A plan that is signed")
class ChangeRequestsTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired Proposals proposals;
  @Autowired ChangeRequests requests;
  @Autowired WishRecord wishes;
  @Autowired WishesThatLapse lapsing;
  @Autowired Chronicle chronicle;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Row milestone;

  @BeforeEach
  void signed() {
    number =
        Story.raised(cast, "KE", "A plan that is signed")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .number();
    milestone = plan.rows(number, Section.WORK).get(0);
    assertThat(plan.phase(number)).isEqualTo(Phase.AGREED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "wanjiku"})
  @DisplayName(
      "is changed at once by the country and the implementer where it is little, and the others are told")
  void atOnce(String person) {
    LocalDate due = milestone.date("due").orElseThrow();
    Outcome.Done done =
        (Outcome.Done) change(person, milestone, Map.of("due", due.plusDays(30), "title", "Held"));
    assertThat(done.row().date("due")).contains(due.plusDays(30));
    assertThat(kinds()).contains("plan.signed.changed").doesNotContain("plan.row.changed");
    assertThat(delivered("title")).isEqualTo("Held");
    assertThat(delivered("due")).isEqualTo(due.plusDays(30).toString());
    assertThat(refusal(person, done.row(), Map.of("due", due.plusDays(31))))
        .as("one day more than was agreed, however it is reached")
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("due", "plan.signed.BOTH_SIDES"));
  }

  @Test
  @DisplayName("lets the implementer change neither other sections nor which rows there are")
  void implementersRight() {
    Row result = plan.rows(number, Section.RESULTS).get(0);
    assertThatThrownBy(() -> change("wanjiku", result, Map.of("title", "Other")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                editor.remove(
                    number,
                    Section.WORK,
                    milestone.position(),
                    milestone.revision(),
                    cast.actor("wanjiku")))
        .isInstanceOf(AccessDeniedException.class);
    for (String other : List.of("joseph", "otieno", "siti", "sofia", "koffi")) {
      assertThatThrownBy(() -> change(other, milestone, Map.of("title", "Other")))
          .as(other)
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  @DisplayName("is changed by more once the other side agrees, and measured from there")
  void agreed() {
    LocalDate due = milestone.date("due").orElseThrow();
    long id = asked("siti", Map.of("due", due.plusDays(60)));
    assertThat(there().date("due")).contains(due);
    assertThat(requests.agree(number, id, there().revision(), cast.actor("siti")).result())
        .as("nobody agrees with themselves")
        .isEqualTo(Result.TOO_LATE);
    assertThat(agree(id, "amina").result()).isEqualTo(Result.DONE);
    assertThat(there().date("due")).contains(due.plusDays(60));
    assertThat(there().changedBy()).isEqualTo("siti");
    assertThat(delivered("due")).isEqualTo(due.plusDays(60).toString());
    assertThat(state(id)).isEqualTo("APPLIED");
    assertThat(change("amina", there(), Map.of("due", due.plusDays(85))))
        .as("25 days from what both agreed")
        .isInstanceOf(Outcome.Done.class);
    assertThat(refusal("amina", there(), Map.of("due", due.plusDays(91))))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.signed.GROUP");
    assertThat(kinds())
        .contains("plan.request.asked", "plan.request.agreed", "plan.request.applied");
  }

  @Test
  @DisplayName("is asked by the country of a partner, and not for what it may do at once")
  void countryAsks() {
    LocalDate due = milestone.date("due").orElseThrow();
    assertThat(requests.ask(wanted(Map.of("due", due.plusDays(5))), "x", cast.actor("amina")))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.change.atOnce");
    long id = asked("amina", Map.of("institution", "Another institution"));
    assertThat(requests.ask(wanted(Map.of("institution", "Yet another")), "x", cast.actor("siti")))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.change.askedBefore");
    for (String other : List.of("joseph", "wanjiku", "otieno", "lucia", "koffi", "sofia")) {
      assertThatThrownBy(() -> agree(id, other))
          .as(other)
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThat(agree(id, "siti").result()).isEqualTo(Result.DONE);
    assertThat(delivered("institution")).isEqualTo("Another institution");
  }

  @Test
  @DisplayName(
      "is not changed where the other side declines, who asked takes it back, or nobody answers")
  void waysOut() {
    long declined = asked("siti", Map.of("institution", "A"));
    assertThat(requests.withdraw(number, declined, cast.actor("amina"))).isFalse();
    assertThat(requests.decline(number, declined, "No", cast.actor("siti"))).isFalse();
    assertThat(requests.decline(number, declined, "No", cast.actor("amina"))).isTrue();
    assertThat(state(declined)).isEqualTo("DECLINED");
    assertThat(agree(declined, "amina").result()).isEqualTo(Result.TOO_LATE);

    long withdrawn = asked("siti", Map.of("institution", "B"));
    assertThat(requests.withdraw(number, withdrawn, cast.actor("siti"))).isTrue();
    assertThat(state(withdrawn)).isEqualTo("WITHDRAWN");

    long lasts = asked("siti", Map.of("institution", "C"));
    long lapsed =
        database
            .sql(
                """
                insert into plan_change_request (number, section, act, fields, words, made_by,
                  made_at, side, size, lapses_on, state)
                values (?, 'risks', 'ADD', '{"title": "Floods"}', 'As last year', 'siti', now(),
                  'PARTNER', 'BOTH_SIDES', date '2020-01-01', 'OPEN') returning id
                """)
            .param(number)
            .query(Long.class)
            .single();
    lapsing.run();
    assertThat(state(lasts)).isEqualTo("OPEN");
    assertThat(state(lapsed)).isEqualTo("LAPSED");
    long stuck =
        database
            .sql(
                """
                insert into plan_change_request (number, section, act, fields, words, made_by,
                  made_at, side, size, lapses_on, state, answered_by, answered_at)
                values (?, 'risks', 'ADD', '{"title": "Floods"}', 'As last year', 'siti', now(),
                  'PARTNER', 'BOTH_SIDES', date '2100-01-01', 'AGREED', 'amina', now()) returning id
                """)
            .param(number)
            .query(Long.class)
            .single();
    lapsing.run();
    assertThat(state(stuck)).as("agreed on, and never made").isEqualTo("LAPSED");
    assertThat(there().values()).isEqualTo(milestone.values());
  }

  @Test
  @DisplayName("is not changed unseen where somebody changed the same field meanwhile")
  void overtaken() {
    LocalDate due = milestone.date("due").orElseThrow();
    long id = asked("siti", Map.of("due", due.plusDays(60)));
    int seen = there().revision();
    change("amina", there(), Map.of("due", due.plusDays(10)));
    assertThat(requests.agree(number, id, seen, cast.actor("amina")).result())
        .isEqualTo(Result.OVERTAKEN);
    assertThat(agree(id, "amina").result()).isEqualTo(Result.DONE);
    assertThat(there().date("due")).contains(due.plusDays(60));
  }

  @Test
  @DisplayName("has its sufficiency targets changed jointly only, with every version kept")
  void targets() {
    Row target =
        plan.rows(number, Section.INDICATORS).stream()
            .filter(row -> row.values().containsKey("enough"))
            .findFirst()
            .orElseThrow();
    assertThat(refusal("amina", target, Map.of("title", "In other words")))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.signed.BOTH_SIDES");
    BigDecimal enough = target.decimal("enough").orElseThrow().add(BigDecimal.ONE);
    assertThat(
            requests.ask(
                wanted(target, Map.of("enough", enough)), "It is not enough", cast.actor("siti")))
        .isEmpty();
    long id = wishes.requests(number).get(0).id();
    assertThat(requests.agree(number, id, target.revision(), cast.actor("amina")).result())
        .isEqualTo(Result.DONE);
    assertThat(
            database
                .sql(
                    """
                    select target from sufficiency_target where number = ? and indicator_position = ?
                    """)
                .params(number, target.position())
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo(enough);
    assertThat(plan.at(number, Section.INDICATORS, target.position(), target.revision()))
        .contains(target.values());
  }

  @Test
  @DisplayName(
      "takes from the implementer a proposal, which the country makes its own request where others have to agree")
  void proposed() {
    LocalDate due = milestone.date("due").orElseThrow();
    assertThat(
            proposals.make(wanted(Map.of("due", due.plusDays(60))), "Late", cast.actor("wanjiku")))
        .isEmpty();
    long id = wishes.proposals(number).get(0).id();
    assertThat(proposals.accept(number, id, milestone.revision(), cast.actor("amina")).result())
        .isEqualTo(Result.ASKED);
    assertThat(there().date("due")).contains(due);
    assertThat(wishes.requests(number))
        .singleElement()
        .matches(made -> made.side() == Side.COUNTRY && made.isOpen());
  }

  @ParameterizedTest
  @CsvSource({"WORK, BOTH_SIDES", "RESULTS, GROUP"})
  @DisplayName("gets no row, and loses none, at once")
  void rows(Section section, String size) {
    Map<String, Object> values =
        section == Section.WORK
            ? Map.of(
                "kind",
                "ACTIVITY",
                "title",
                "Another",
                "institution",
                "ATI",
                "due",
                milestone.date("due").orElseThrow())
            : Map.of("kind", "OUTCOME", "title", "Another outcome");
    Outcome.Refused refused =
        (Outcome.Refused) editor.add(number, section, Answers.of(values), cast.actor("amina"));
    assertThat(refused.errors())
        .extracting(FieldError::messageKey)
        .containsExactly("plan.signed." + size);
  }

  @Test
  @DisplayName("keeps milestones whose work has begun")
  void milestonesStay() {
    assertThat(
            requests.ask(WantedChange.removed(number, milestone), "Not needed", cast.actor("siti")))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.signed.underWay");
  }

  @Test
  @DisplayName("keeps milestones whose work has begun from becoming activities")
  void milestonesStayMilestones() {
    assertThat(
            requests.ask(
                wanted(Map.of("kind", "ACTIVITY", "amount", BigDecimal.ZERO)),
                "Not needed",
                cast.actor("siti")))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("kind", "plan.signed.underWay"));
  }

  @Test
  @DisplayName("has what came later measured from what it was when both sides agreed to it")
  void drift() {
    LocalDate due = milestone.date("due").orElseThrow();
    Map<String, Object> values = new HashMap<>(PlannedRows.of(Section.WORK));
    values.put("due", due);
    assertThat(
            requests.ask(
                WantedChange.added(number, Section.WORK, values), "Also", cast.actor("siti")))
        .isEmpty();
    long added = wishes.requests(number).get(0).id();
    assertThat(requests.agree(number, added, 0, cast.actor("amina")).result())
        .isEqualTo(Result.DONE);
    milestone =
        plan.rows(number, Section.WORK).stream()
            .filter(row -> row.name().equals(values.get("title")))
            .findFirst()
            .orElseThrow();
    assertThat(agree(asked("siti", Map.of("due", due.minusDays(60))), "amina").result())
        .isEqualTo(Result.DONE);
    assertThat(agree(asked("siti", Map.of("due", due.minusDays(91))), "amina").result())
        .as("little from where it stands, but not from where it came")
        .isEqualTo(Result.ASKS_GROUP);
  }

  @Test
  @DisplayName("is asked and agreed about a partner’s row by no other partner")
  void ofAnotherPartner() {
    String other = cast.actor("lucia").organisation();
    assertThat(other).isNotNull().isNotEqualTo(cast.actor("siti").organisation());
    database
        .sql(
            "insert into plan_partner (number, organisation, lead, southern) values (?, ?, false, false)")
        .params(number, other)
        .update();
    long given = asked("amina", Map.of("party", String.valueOf(other)));
    assertThat(agree(given, "siti").errors())
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("party", "plan.change.othersRow"));
    assertThatThrownBy(() -> requests.decline(number, given, "No", cast.actor("siti")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(state(given)).isEqualTo("OPEN");
    assertThat(agree(given, "lucia").result()).isEqualTo(Result.DONE);
    assertThat(requests.ask(wanted(Map.of("institution", "B")), "x", cast.actor("siti")))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.change.othersRow");
    String own = String.valueOf(cast.actor("siti").organisation());
    assertThat(requests.ask(wanted(Map.of("party", own)), "x", cast.actor("amina")))
        .extracting(FieldError::messageKey)
        .containsExactly("plan.change.twoPartners");
  }

  @Test
  @DisplayName("keeps the target of a result, which no order of its indicators changes")
  void headlines() {
    Row first =
        plan.rows(number, Section.INDICATORS).stream()
            .filter(row -> row.text("result").isPresent())
            .findFirst()
            .orElseThrow();
    Map<String, Object> values = new HashMap<>(first.values());
    values.put("title", "Another measure");
    values.put("target1Value", new BigDecimal("99"));
    assertThat(
            requests.ask(
                WantedChange.added(number, Section.INDICATORS, values), "x", cast.actor("siti")))
        .isEmpty();
    long id = wishes.requests(number).get(0).id();
    assertThat(requests.agree(number, id, 0, cast.actor("amina")).result()).isEqualTo(Result.DONE);
    Row last = lastIndicator();
    assertThat(last.name()).isEqualTo("Another measure");
    assertThat(move(last, -100))
        .isEqualTo(new Outcome.Refused(List.of(FieldError.of("result", "plan.signed.headline"))));
    assertThat(lastIndicator().name()).isEqualTo("Another measure");
    assertThat(move(last, -1)).as("past one of another result").isInstanceOf(Outcome.Done.class);
  }

  private Row lastIndicator() {
    List<Row> all = plan.rows(number, Section.INDICATORS);
    return all.get(all.size() - 1);
  }

  private Outcome move(Row row, int places) {
    return editor.move(number, row.section(), row.position(), places, cast.actor("amina"));
  }

  @Test
  @DisplayName("leaves what was delivered as it was delivered")
  void deliveredStays() {
    database
        .sql(
            """
            update milestone set state = 'DELIVERED', delivered_by = 'wanjiku',
              delivered_on = current_date where number = ? and position = ?
            """)
        .params(number, milestone.position())
        .update();
    change("amina", milestone, Map.of("title", "Held"));
    assertThat(there().name()).isEqualTo("Held");
    assertThat(delivered("title")).isEqualTo(milestone.name());
  }

  @Test
  @DisplayName("has requests that the database guards as their verbs do")
  void guards() {
    long id = asked("siti", Map.of("institution", "A"));
    refused("state = 'AGREED'", id, "check constraint");
    refused(
        "state = 'APPLIED', answered_by = 'amina', answered_at = now(), ended_at = now(),"
            + " applied = (select max(id) from plan_change)",
        id,
        "nobody of the other side has agreed");
    refused(
        "state = 'DECLINED', answered_by = 'amina', answered_at = now(), ended_at = now()",
        id,
        "check constraint");
    refused("fields = '{}'", id, "stays as it was wanted");
    requests.withdraw(number, id, cast.actor("siti"));
    refused(
        "state = 'OPEN', answered_by = null, answered_at = null, ended_at = null", id, "before");
    assertThatThrownBy(
            () -> database.sql("delete from plan_change_request where id = ?").param(id).update())
        .hasMessageContaining("stays");
  }

  private void refused(String set, long id, String why) {
    assertThatThrownBy(
            () ->
                database
                    .sql("update plan_change_request set " + set + " where id = ?")
                    .param(id)
                    .update())
        .hasMessageContaining(why);
  }

  private WantedChange wanted(Map<String, Object> fields) {
    return wanted(there(), fields);
  }

  private WantedChange wanted(Row row, Map<String, Object> fields) {
    return WantedChange.changed(number, row, row.revision(), row.values(), with(row, fields));
  }

  private long asked(String person, Map<String, Object> fields) {
    assertThat(requests.ask(wanted(fields), "As we saw", cast.actor(person))).isEmpty();
    return wishes.requests(number).stream()
        .filter(WishRecord.Made::isOpen)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Decided agree(long id, String person) {
    return requests.agree(number, id, there().revision(), cast.actor(person));
  }

  private Outcome change(String person, Row row, Map<String, Object> fields) {
    return editor.change(
        number,
        row.section(),
        row.position(),
        row.revision(),
        Answers.of(with(row, fields)),
        cast.actor(person));
  }

  private List<FieldError> refusal(String person, Row row, Map<String, Object> fields) {
    return ((Outcome.Refused) change(person, row, fields)).errors();
  }

  private static Map<String, Object> with(Row row, Map<String, Object> fields) {
    Map<String, Object> values = new HashMap<>(row.values());
    values.putAll(fields);
    return values;
  }

  private Row there() {
    return plan.row(number, Section.WORK, milestone.position()).orElseThrow();
  }

  /** As delivery shows the milestone. */
  private String delivered(String column) {
    return database
        .sql("select %s::text from milestone where number = ? and position = ?".formatted(column))
        .params(number, milestone.position())
        .query(String.class)
        .single();
  }

  private String state(long id) {
    return wishes.request(id).orElseThrow().state();
  }

  private List<String> kinds() {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }
}
