package org.capacitycompact.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.participation.ParticipationRecord.Said;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.database.RowScope;
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
@DisplayName("A regional initiative")
class ParticipationsTest {

  @Autowired Cast cast;
  @Autowired Initiatives initiatives;
  @Autowired Participations participations;
  @Autowired ParticipationRecord record;
  @Autowired InvitationsOver over;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired JdbcClient database;

  private InitiativeNumber number;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A river of three countries").number();
  }

  @Test
  @DisplayName("of three countries goes on for two when one leaves")
  void threeCountries() {
    long uganda = takingPart("UG", "namono", "kato");
    long togo = takingPart("TG", "koffi", "adjoa");
    assertThat(sees("namono")).isTrue();
    assertThat(sees("koffi")).isTrue();

    assertThat(does("adjoa", by -> participations.leave(number, togo, "Une élection", by)))
        .isTrue();
    assertThat(sees("koffi")).isFalse();
    assertThat(sees("namono")).isTrue();
    assertThat(initiatives.get(number).status().isOpen()).isTrue();
    assertThat(state(togo)).isEqualTo(ParticipationState.LEFT);
    assertThat(state(uganda)).isEqualTo(ParticipationState.TAKES_PART);
    assertThat(shown("koffi", togo)).as("its own page stays").isPresent();
    assertThat(shown("koffi", uganda)).as("and no other").isEmpty();
    assertThat(record.said(number)).extracting(Said::words).contains("Une élection");
    assertThat(does("adjoa", by -> participations.leave(number, togo, "x", by)))
        .as("it left before")
        .isFalse();
  }

  @Test
  @DisplayName("shows nothing to a country that was asked, but what it was asked")
  void beforeTheAnswer() {
    long id = invited("UG");
    assertThat(sees("namono")).isFalse();
    assertThat(shown("namono", id)).isPresent();
    assertThat(shown("kato", id)).isPresent();
    assertThat(shown("nakato", id)).as("not one who answers").isEmpty();
    assertThat(shown("koffi", id)).as("of another country").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"joseph", "wanjiku", "namono", "koffi", "sofia", "siti"})
  @DisplayName("is opened to others by the focal point of the country that leads only")
  void whoInvites(String person) {
    assertThatThrownBy(() -> participations.invite(number, asking("UG"), cast.actor(person)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(record.of(number)).isEmpty();
  }

  @Test
  @DisplayName("is joined by the word of one's own authority only")
  void whoAnswers() {
    long id = invited("UG");
    for (String person : List.of("amina", "joseph", "koffi", "adjoa", "sofia", "namono")) {
      assertThatThrownBy(() -> participations.decline(number, id, "", cast.actor(person)))
          .as(person)
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThat(does("kato", by -> participations.accept(number, id, "", by)))
        .as("nobody recommended it")
        .isFalse();
    assertThat(does("kato", by -> participations.decline(number, id, "", by))).isTrue();
    assertThat(sees("namono")).isFalse();
    assertThat(invited("UG")).as("it may be asked again").isPositive();
    assertThat(participations.invite(number, asking("UG"), cast.actor("amina")))
        .as("once at a time")
        .isZero();
  }

  @Test
  @DisplayName("asks no more after the day that was set")
  void unanswered() {
    long open = invited("TG");
    long id =
        database
            .sql(
                """
                insert into participation (number, country, title, title_language, asked, invited_by,
                  invited_at, answer_by, state)
                values (:number, 'UG', 'A river', 'en', 'Courses', 'amina', now(), current_date - 3, 'INVITED')
                returning id
                """)
            .param("number", number)
            .query(Long.class)
            .single();
    over.run();
    assertThat(state(id)).isEqualTo(ParticipationState.OVER);
    assertThat(state(open)).as("still asked").isEqualTo(ParticipationState.INVITED);
    assertThat(does("namono", by -> participations.recommend(number, id, "", by))).isFalse();
  }

  @Test
  @DisplayName("that ends takes its invitations with it")
  void ended() {
    long id = invited("UG");
    initiatives.stop(number, cast.actor("amina"), "enough", "It is enough");
    assertThat(state(id)).isEqualTo(ParticipationState.OVER);
  }

  @Test
  @DisplayName("has rows that only their country writes, until it leaves")
  void rows() {
    long id = takingPart("UG", "namono", "kato");
    Row lead = added("amina", Map.of("title", "Kenyan districts decide"));
    Row own = added("namono", Map.of("title", "Ugandan districts decide", "country", "UG"));

    assertThatThrownBy(() -> added("namono", Map.of("title", "Not marked")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> added("kato", Map.of("title", "No focal point", "country", "UG")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> changed("namono", lead, Map.of()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> changed("amina", own, Map.of()))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(changed("namono", own, Map.of())).isInstanceOf(Outcome.Done.class);
    assertThat(
            editor.add(
                number,
                Section.RESULTS,
                Answers.of(result(Map.of("title", "Of Togo", "country", "TG"))),
                cast.actor("amina")))
        .as("a country that does not take part")
        .isInstanceOf(Outcome.Refused.class);

    assertThat(does("kato", by -> participations.leave(number, id, "Other priorities", by)))
        .isTrue();
    Row left = plan.row(number, Section.RESULTS, own.position()).orElseThrow();
    assertThat(left.text("country")).as("still marked").contains("UG");
    assertThat(changed("amina", left, Map.of("title", "Taken over")))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  @DisplayName("has one outcome when the lead withdraws while the country accepts")
  void sameMoment() {
    long id = invited("UG");
    does("namono", by -> participations.recommend(number, id, "", by));
    CompletableFuture<Boolean> accepts =
        CompletableFuture.supplyAsync(
            () -> participations.accept(number, id, "", cast.actor("kato")));
    CompletableFuture<Boolean> withdraws =
        CompletableFuture.supplyAsync(
            () -> participations.withdraw(number, id, "", cast.actor("amina")));
    assertThat(accepts.join()).isNotEqualTo(withdraws.join());
    assertThat(state(id))
        .isEqualTo(accepts.join() ? ParticipationState.TAKES_PART : ParticipationState.WITHDRAWN);
    assertThat(sees("namono")).isEqualTo(accepts.join());
  }

  private long takingPart(String country, String focalPoint, String authority) {
    long id = invited(country);
    assertThat(does(focalPoint, by -> participations.recommend(number, id, "", by))).isTrue();
    assertThat(does(authority, by -> participations.accept(number, id, "", by))).isTrue();
    return id;
  }

  private long invited(String country) {
    return participations.invite(number, asking(country), cast.actor("amina"));
  }

  private static Invitation asking(String country) {
    return new Invitation(
        country,
        "Courses for its districts",
        LocalDate.now(ZoneId.of("Africa/Nairobi")).plusDays(20));
  }

  private Row added(String person, Map<String, String> values) {
    Outcome outcome =
        editor.add(number, Section.RESULTS, Answers.of(result(values)), cast.actor(person));
    return ((Outcome.Done) outcome).row();
  }

  private Outcome changed(String person, Row row, Map<String, Object> changes) {
    Map<String, Object> values = new HashMap<>(row.values());
    values.put("title", row.name() + " by data");
    values.putAll(changes);
    return editor.change(
        number,
        Section.RESULTS,
        row.position(),
        row.revision(),
        Answers.of(values),
        cast.actor(person));
  }

  private static Map<String, Object> result(Map<String, String> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("kind", "OUTCOME");
    return all;
  }

  private ParticipationState state(long id) {
    return record.find(id).map(Asked::state).orElseThrow();
  }

  private boolean sees(String person) {
    return does(person, by -> initiatives.visible(number, by).isPresent());
  }

  private Optional<Asked> shown(String person, long id) {
    Actor actor = cast.actor(person);
    return RowScope.within(RowScope.of(actor.audiences()), () -> record.find(id));
  }

  /** As within a request of theirs: only what is open to them is there. */
  private boolean does(String person, Predicate<Actor> act) {
    Actor actor = cast.actor(person);
    return RowScope.within(RowScope.of(actor.audiences()), () -> act.test(actor));
  }
}
