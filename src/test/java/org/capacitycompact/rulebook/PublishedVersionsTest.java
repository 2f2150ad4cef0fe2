package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RepositoryService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.Publication.Outcome;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * Versions of a decision after their publication. Other tests use the same tables, so versions
 * published here decide the same in other words.
 */
@CompactTest
class PublishedVersionsTest {

  private static final String DECISION = "south-south";

  @Autowired Publication publication;
  @Autowired DecisionVersions versions;
  @Autowired DecisionRegister register;
  @Autowired VersionActivation arrivals;
  @Autowired RepositoryService repository;
  @Autowired EngineAccess engine;
  @Autowired JdbcClient database;
  @Autowired Clock clock;
  @Autowired Cast cast;

  /** A version that another test withdrew leaves a gap behind the newest; the next closes it. */
  @BeforeEach
  void numbersFollow() {
    int newest = publication.newest(DECISION);
    if (versions.of(DECISION).stream().anyMatch(each -> each.version() > newest)) {
      publish(draft("again"), null, newest);
    }
  }

  @Test
  void aPublishedVersionHoldsAtOnceForProcessesAndForPrograms() {
    int seen = publication.newest(DECISION);
    Draft draft = draft("at once");

    assertThat(publication.publish(draft, "to be clearer", null, seen, cast.actor("daniel")))
        .isEqualTo(Outcome.PUBLISHED);

    assertThat(register.current(DECISION).version()).isEqualTo(seen + 1);
    DecisionVersion version = versions.current(DECISION).orElseThrow();
    assertThat(version.definitionId()).isEqualTo(latest());
    assertThat(version.reason()).isEqualTo("to be clearer");
    assertThat(version.publishedBy()).isEqualTo("daniel");
    assertThat(versions.dmn(version)).isEqualTo(draft.dmn());
    assertThat(recorded("versionPublished", seen + 1)).isEqualTo("daniel");
    assertThat(recorded("versionHolds", seen + 1)).as("by rule").isEmpty();
  }

  @Test
  void aReleaseNeverPutsAnOlderTableBack() {
    int seen = publication.newest(DECISION);
    publish(draft("kept"), null, seen);
    long deployments = deployments();

    register.afterSingletonsInstantiated();

    assertThat(register.current(DECISION).version()).isEqualTo(seen + 1);
    assertThat(deployments()).isEqualTo(deployments);
    assertThat(latest()).isEqualTo(register.current(DECISION).definitionId());
  }

  @Test
  void aVersionToComeIsNotDeployedBeforeAndCanBeTakenBack() {
    int seen = publication.newest(DECISION);
    String before = latest();
    Draft draft = draft("tomorrow");
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));

    assertThat(publish(draft, tomorrow, seen)).isEqualTo(Outcome.PUBLISHED);
    versions.activate();

    assertThat(latest()).isEqualTo(before);
    assertThat(register.current(DECISION).version()).isNotEqualTo(seen + 1);
    assertThat(publish(draft, tomorrow, seen + 1)).isEqualTo(Outcome.PUBLISHED_BEFORE);
    assertThat(publication.withdraw(DECISION, seen + 1, "not yet", cast.actor("daniel"))).isTrue();
    assertThat(publication.withdraw(DECISION, seen + 1, "not yet", cast.actor("daniel"))).isFalse();
    assertThat(recorded("versionWithdrawn", seen + 1)).isEqualTo("daniel");
    assertThat(versions.find(DECISION, seen + 1).orElseThrow().withdrawnReason())
        .isEqualTo("not yet");
    assertThat(publication.newest(DECISION)).isEqualTo(seen);
    assertThat(publication.withdraw(DECISION, seen, "too late", cast.actor("daniel"))).isFalse();
  }

  @Test
  void aVersionBeginsToHoldAtItsMomentForWhoeverAsksFirst() {
    int seen = publication.newest(DECISION);
    Instant soon = clock.instant().plusMillis(4000);
    assertThat(publish(draft("soon"), soon, seen)).isEqualTo(Outcome.PUBLISHED);
    int version = publication.newest(DECISION);

    int before = register.current(DECISION).version();
    if (clock.instant().isBefore(soon)) {
      assertThat(before).isNotEqualTo(version);
    }
    while (clock.instant().isBefore(soon)) {
      Thread.onSpinWait();
    }

    assertThat(register.current(DECISION).version()).isEqualTo(version);
    assertThat(register.heldFor(DECISION, "KE-0000-000", "Nowhere").version()).isEqualTo(version);
    assertThat(latest()).isEqualTo(register.current(DECISION).definitionId());
  }

  @Test
  void ofTwoPublicationsAtOnceTheSecondIsToldThatSomethingChanged() throws Exception {
    int seen = publication.newest(DECISION);
    List<Draft> drafts = List.of(draft("one"), draft("two"), draft("three"));
    CyclicBarrier together = new CyclicBarrier(drafts.size());
    ExecutorService crowd = Executors.newFixedThreadPool(drafts.size());
    List<Outcome> outcomes = new ArrayList<>();
    try {
      List<Callable<Outcome>> work =
          drafts.stream()
              .<Callable<Outcome>>map(
                  draft ->
                      () -> {
                        together.await();
                        return publish(draft, null, seen);
                      })
              .toList();
      for (Future<Outcome> done : crowd.invokeAll(work)) {
        outcomes.add(done.get());
      }
    } finally {
      crowd.shutdownNow();
    }

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            Outcome.PUBLISHED, Outcome.CHANGED_MEANWHILE, Outcome.CHANGED_MEANWHILE);
    assertThat(publication.newest(DECISION)).isEqualTo(seen + 1);
  }

  @Test
  void whatIsFaultyInThePastOrFarAwayIsNotPublished() {
    int seen = publication.newest(DECISION);
    Draft faulty =
        handIn(
            new ChangedTable(DECISION, ChangedTable.of(DECISION).file().replace("S84 ", "S840 ")));
    assertThat(faulty.sound()).isFalse();
    assertThat(publish(faulty, null, seen)).isEqualTo(Outcome.NOT_SOUND);
    Draft sound = draft("when");
    assertThat(publish(sound, clock.instant().minusSeconds(1), seen))
        .isEqualTo(Outcome.IN_THE_PAST);
    assertThat(publish(sound, clock.instant().plus(Duration.ofDays(4000)), seen))
        .isEqualTo(Outcome.TOO_FAR);
    assertThat(publication.newest(DECISION)).isEqualTo(seen);
  }

  @Test
  void onlyACriteriaEditorChangesTheCriteria() {
    Draft draft = draft("whose");
    for (String other : List.of("sofia", "operator", "amina", "finance", "mariam")) {
      assertThatThrownBy(
              () -> publication.publish(draft, "mine", null, 1, cast.actor(other)), other)
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(
              () ->
                  publication.submit(
                      DECISION, Draft.Origin.UPLOAD, "", draft.dmn(), cast.actor(other)),
              other)
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> publication.withdraw(DECISION, 1, "mine", cast.actor(other)), other)
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Test
  void aVersionThatTheEngineCannotTakeLeavesWhatHeldAndKeepsNoOtherBack() {
    int held = register.current(DECISION).version();
    int version = slippedIn("no table");
    try {
      assertThat(register.current(DECISION).version()).isEqualTo(held);
      publish(draft("after"), null, version);
      assertThat(register.current(DECISION).version()).isEqualTo(version + 1);
    } finally {
      withdrawn(version);
    }
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aVersionThatTheEngineCannotTakeIsNotTriedAgainByEachDecision(CapturedOutput log) {
    int held = register.current(DECISION).version();
    int version = slippedIn("no table either");
    try {
      for (int decisions = 0; decisions < 20; decisions++) {
        assertThat(register.current(DECISION).version()).isEqualTo(held);
      }
      // Logged for the first attempt, and at most once more when the schedule came round.
      assertThat(log.toString().split(DECISION + " " + version + " could not begin to hold", -1))
          .hasSizeBetween(2, 3);
    } finally {
      withdrawn(version);
    }
  }

  @Test
  void aVersionThatComesTooLateIsNotDeployedOverANewerOne() {
    publish(draft("newer"), null, publication.newest(DECISION));
    int newer = register.current(DECISION).version();
    int late = slippedIn(new String(draft("late").dmn(), StandardCharsets.UTF_8), "1 hour");
    try {
      arrivals.activate();
      assertThat(register.current(DECISION).version()).isEqualTo(newer);
      assertThat(versions.find(DECISION, late).orElseThrow().definitionId()).isNull();
    } finally {
      withdrawn(late);
    }
  }

  private int slippedIn(String file) {
    return slippedIn(file, "0 seconds");
  }

  /** A version that was never checked and has been due for so long. */
  private int slippedIn(String file, String since) {
    long broken =
        database
            .sql(
                """
                insert into decision_draft
                  (decision, based_on, origin, note, dmn, problems, made_by, made_at)
                values (?, 1, 'UPLOAD', '', ?, '[]', 'nobody', now()) returning id
                """)
            .params(DECISION, file.getBytes(StandardCharsets.UTF_8))
            .query(Long.class)
            .single();
    database
        .sql(
            """
            insert into decision_version (decision, version, valid_from, reason, published_by, draft)
            select ?, max(version) + 1, now() - ?::interval, 'slipped in', 'nobody', ?
            from decision_version where decision = ?
            """)
        .params(DECISION, since, broken, DECISION)
        .update();
    return publication.newest(DECISION);
  }

  /** Withdraws the version; a newer one keeps the other tests' numbers consecutive. */
  private void withdrawn(int version) {
    database
        .sql(
            """
            update decision_version set withdrawn_at = now(), withdrawn_by = 'nobody',
              withdrawn_reason = 'a test' where decision = ? and version = ?
            """)
        .params(DECISION, version)
        .update();
    publish(draft("again"), null, publication.newest(DECISION));
  }

  @Test
  void draftsAndVersionsStayAsTheyAre() {
    Draft draft = draft("fixed");
    for (String change :
        List.of(
            "update decision_draft set problems = '[]' where id = " + draft.id(),
            "delete from decision_draft where id = " + draft.id(),
            "update decision_version set reason = 'other' where decision = 'south-south'",
            "update decision_version set definition_id = 'x' where decision = 'south-south'",
            "delete from decision_version where decision = 'south-south'")) {
      assertThatThrownBy(() -> database.sql(change).update(), change)
          .rootCause()
          .hasMessageMatching("(?s).*(stays as it is|is not changed).*");
    }
  }

  private Draft draft(String word) {
    Draft draft =
        handIn(
            ChangedTable.of(DECISION).with("<definitions", "<!-- " + word + " -->\n<definitions"));
    assertThat(draft.problems()).isEmpty();
    return draft;
  }

  private Draft handIn(ChangedTable file) {
    return publication.submit(
        DECISION, Draft.Origin.UPLOAD, "", file.bytes(), cast.actor("daniel"));
  }

  private Outcome publish(Draft draft, Instant from, int seen) {
    return publication.publish(draft, "a test", from, seen, cast.actor("daniel"));
  }

  private String latest() {
    return engine.inEngine(
        () ->
            repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getId());
  }

  private long deployments() {
    return engine.inEngine(() -> repository.createDeploymentQuery().count());
  }

  private String recorded(String kind, int version) {
    return database
        .sql(
            """
            select coalesce(user_id, '') from audit_entry
            where chain = 'decisions' and kind = ? and detail[1] = ? and detail[2] = ?
            """)
        .params(kind, DECISION, String.valueOf(version))
        .query(String.class)
        .optional()
        .orElse("not recorded");
  }
}
