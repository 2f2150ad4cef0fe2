package org.capacitycompact.rulebook.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.capacitycompact.rulebook.replay.ReplayGround.decide;
import static org.capacitycompact.rulebook.replay.ReplayGround.draft;
import static org.capacitycompact.rulebook.replay.ReplayGround.endorsed;
import static org.capacitycompact.rulebook.replay.ReplayGround.ownedFrom;
import static org.capacitycompact.rulebook.replay.ReplayGround.replaced;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Drafts;
import org.capacitycompact.rulebook.replay.Replay.State;
import org.capacitycompact.rulebook.replay.ReplayResults.Search;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A draft tried on what was decided")
class ReplaysTest {

  @Autowired Cast cast;
  @Autowired Criteria criteria;
  @Autowired Drafts drafts;
  @Autowired Replays replays;
  @Autowired ReplayResults results;
  @Autowired JdbcClient database;
  @Autowired Clock clock;

  @Test
  @DisplayName("says who would not pass any more, and names the row that was changed")
  void aRaisedBarFails() {
    InitiativeNumber number = endorsed(cast, "A raised bar");
    decide(criteria, number, Map.of());
    decide(
        criteria,
        number,
        Map.of(
            "nationalLead",
            true,
            "measurableResults",
            3,
            "governmentBodies",
            2,
            "localExpertisePercent",
            80,
            "sufficiencyTargets",
            1));

    List<Replayed> found = tried(draft(database, "ownership", ownedFrom(90)), number);

    assertThat(found).hasSize(2);
    assertThat(found.get(1).change()).isEqualTo(Change.PASS_TO_FAIL);
    assertThat(found.get(1).outcomeBefore()).isEqualTo("owned");
    assertThat(found.get(1).outcomeAfter()).isEqualTo("strengthen");
    assertThat(found.get(1).scoreBefore()).isEqualTo(69).isEqualTo(found.get(1).scoreAfter());
    assertThat(found.get(1).criteria()).isEmpty();
    assertThat(found.get(1).rules()).containsExactly("Rule_Ownership_Owned");
    assertThat(found.get(0).change()).as("all of it met").isEqualTo(Change.SAME);
    assertThat(found.get(0).rules()).isEmpty();
  }

  @Test
  @DisplayName("says who would pass, through which finding")
  void anEasierFindingPasses() {
    InitiativeNumber number = endorsed(cast, "An easier finding");
    decide(criteria, number, Map.of("frameworkAlignment", "none"));
    long easier =
        draft(
            database,
            "ownership",
            dmn ->
                replaced(dmn, "<text>\"none\"</text>", "<text>\"nothing\"</text>")
                    .replace("<text>\"partial\"</text>", "<text>\"partial\",\"none\"</text>"));

    Replayed found = tried(easier, number).get(0);

    assertThat(found.change()).isEqualTo(Change.FAIL_TO_PASS);
    assertThat(found.outcomeBefore()).isEqualTo("strengthen");
    assertThat(found.outcomeAfter()).isEqualTo("owned");
    assertThat(found.gatesBefore()).isOne();
    assertThat(found.gatesAfter()).isZero();
    assertThat(found.criteria()).containsExactly("S6");
    assertThat(found.rules())
        .containsExactly("Rule_OwnershipFindings_S6Partly", "Rule_OwnershipFindings_S6Unmet");
  }

  @Test
  @DisplayName("tells another score with the same outcome apart from what stays the same")
  void figuresOnly() {
    InitiativeNumber number = endorsed(cast, "Another score");
    decide(criteria, number, Map.of("localExpertisePercent", 60));
    decide(criteria, number, Map.of("localExpertisePercent", 80));
    long stricter =
        draft(
            database,
            "ownership",
            dmn ->
                replaced(
                    replaced(dmn, "<text>&gt;= 50</text>", "<text>&gt;= 70</text>"),
                    "<text>[20..50)</text>",
                    "<text>[20..70)</text>"));

    List<Replayed> found = tried(stricter, number);

    assertThat(found).extracting(Replayed::change).containsExactly(Change.SAME, Change.DETAIL);
    assertThat(found.get(1).criteria()).containsExactly("S11");
    assertThat(found.get(1).scoreAfter()).isLessThan(found.get(1).scoreBefore());
  }

  @Test
  @DisplayName("finds the released table to say what was decided, over a real demand")
  void theSameTableSaysTheSame() {
    InitiativeNumber number = Story.raised(cast, "KE", "The same table").throughDemand().number();
    assertThat(tried(draft(database, "demand-gate", dmn -> dmn), number))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.change()).isEqualTo(Change.SAME));
    assertThat(
            database
                .sql("select count(*) from verdict where number = ? and decision = 'demand-gate'")
                .param(number)
                .query(Integer.class)
                .single())
        .as("nothing was decided by it")
        .isOne();
  }

  @Test
  @DisplayName("reads nothing that is not open to whoever asked, and shows it to nobody else")
  void onlyWhatIsOpen() {
    InitiativeNumber open = endorsed(cast, "Open to the secretariat");
    InitiativeNumber closed = cast.raise("amina", "Not yet endorsed");
    InitiativeNumber togo =
        Story.raised(cast, "TG", "Tried by somebody else").throughDemand().number();
    decide(criteria, open, Map.of());
    decide(criteria, closed, Map.of());
    Draft draft = drafts.find(draft(database, "ownership", ownedFrom(90))).orElseThrow();

    Replay run = finished(draft, cast.actor("daniel"), null, null);

    assertThat(numbers(run)).contains(open, togo).doesNotContain(closed);
    assertThat(seenBy("daniel", () -> replays.newest(draft.id(), cast.actor("daniel"))))
        .isPresent();
    assertThat(seenBy("amina", () -> replays.newest(draft.id(), cast.actor("daniel"))))
        .as("the run itself is its asker’s")
        .isEmpty();
    assertThat(seenBy("koffi", () -> results.find(run.id(), all(), 0, 20))).isEmpty();
    assertThat(seenBy("koffi", () -> results.counts(run.id())).values()).containsOnly(0);
  }

  @Test
  @DisplayName("runs once however often it is asked, and again after it was interrupted")
  void runsOnce() {
    Draft draft = drafts.find(draft(database, "ownership", dmn -> dmn)).orElseThrow();
    Actor daniel = cast.actor("daniel");
    running(draft, "0 seconds");

    assertThat(seenBy("daniel", () -> replays.start(draft, null, null, daniel))).isFalse();
    assertThat(replays.newest(draft.id(), daniel).orElseThrow().state()).isEqualTo(State.RUNNING);
    assertThatThrownBy(() -> running(draft, "0 seconds")).isInstanceOf(DuplicateKeyException.class);

    database.sql("delete from replay where draft = ?").param(draft.id()).update();
    running(draft, "2 minutes");
    assertThat(replays.newest(draft.id(), daniel).orElseThrow().state())
        .as("its node has told nothing for minutes")
        .isEqualTo(State.STOPPED);
    assertThat(finished(draft, daniel, null, null).state()).isEqualTo(State.DONE);
  }

  @Test
  @DisplayName("keeps to the days it was asked for")
  void aPeriod() {
    InitiativeNumber number = endorsed(cast, "In a period");
    decide(criteria, number, Map.of());
    LocalDate today = LocalDate.now(clock);
    Draft draft = drafts.find(draft(database, "ownership", dmn -> dmn)).orElseThrow();
    Actor daniel = cast.actor("daniel");

    assertThat(numbers(finished(draft, daniel, today, today))).contains(number);
    assertThat(finished(draft, daniel, today.plusDays(1), null).expected()).isZero();
    assertThat(numbers(finished(draft, daniel, null, today.minusDays(1)))).doesNotContain(number);
  }

  @Test
  @DisplayName("says so where the draft cannot answer, and goes on")
  void unanswered() {
    InitiativeNumber number = endorsed(cast, "Facts of another kind");
    decide(criteria, number, Map.of());
    database
        .sql(
            """
            insert into verdict (number, decision, version, definition_id, step, outcome, outputs,
              facts, decided_at)
            select number, decision, version, definition_id, step, outcome, outputs,
              facts || '{"measurableResults":"many"}', decided_at
            from verdict where number = ? and decision = 'ownership' limit 1
            """)
        .param(number)
        .update();

    List<Replayed> found = tried(draft(database, "ownership", dmn -> dmn), number);

    assertThat(found).extracting(Replayed::change).containsExactly(Change.UNANSWERED, Change.SAME);
  }

  @Test
  @DisplayName("is refused where the draft did not pass the check")
  void unsound() {
    long id =
        draft(
            database,
            "ownership",
            dmn -> dmn,
            "[{\"kind\":\"NOT_XML\",\"place\":{\"table\":\"\",\"row\":0,\"column\":\"\",\"says\":\"\"},\"detail\":[]}]");
    Draft draft = drafts.find(id).orElseThrow();
    assertThatThrownBy(() -> replays.start(draft, null, null, cast.actor("daniel")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void running(Draft draft, String silentFor) {
    database
        .sql(
            """
            insert into replay (draft, decision, asked_by, started_at, told_at)
            values (?, ?, 'daniel', now(), now() - ?::interval)
            """)
        .params(draft.id(), draft.decision(), silentFor)
        .update();
  }

  /** What daniel's run finds on one initiative, newest verdict first. */
  private List<Replayed> tried(long draft, InitiativeNumber number) {
    Replay run = finished(drafts.find(draft).orElseThrow(), cast.actor("daniel"), null, null);
    return seenBy(
        "daniel",
        () -> results.find(run.id(), new Search(List.of(Change.values()), number.value()), 0, 20));
  }

  private List<InitiativeNumber> numbers(Replay run) {
    return database
        .sql("select number from replayed where replay = ?")
        .param(run.id())
        .query(InitiativeNumber.class)
        .list();
  }

  private Replay finished(Draft draft, Actor actor, LocalDate since, LocalDate until) {
    assertThat(
            RowScope.within(
                RowScope.of(actor.audiences()), () -> replays.start(draft, since, until, actor)))
        .isTrue();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> replays.newest(draft.id(), actor).orElseThrow().state() != State.RUNNING);
    Replay run = replays.newest(draft.id(), actor).orElseThrow();
    assertThat(run.state()).isEqualTo(State.DONE);
    assertThat(run.tried()).isEqualTo(run.expected());
    return run;
  }

  private static Search all() {
    return new Search(List.of(Change.values()), "");
  }

  private <T> T seenBy(String person, Supplier<T> asked) {
    return RowScope.within(RowScope.of(cast.actor(person).audiences()), asked);
  }
}
