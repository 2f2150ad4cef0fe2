package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.capacitycompact.CompactTest;
import org.capacitycompact.rulebook.Publication.Outcome;
import org.capacitycompact.rulebook.replay.ReplayGround;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts and versions as they are kept; what the rules of a draft are is asked without them. */
@CompactTest
@DisplayName("A version of a decision")
class VersionAggregateTest {

  private static final String DECISION = "triangular";

  private static final String FAULT =
      """
      [{"kind": "NOT_XML", "place": {"table": "", "row": 0, "column": "", "says": ""}, "detail": []}]
      """;

  @Autowired private Publication publication;
  @Autowired private PublishedVersions published;
  @Autowired private PublishedVersionRepository repository;
  @Autowired private DecisionVersions versions;
  @Autowired private Drafts drafts;
  @Autowired private JdbcClient database;
  @Autowired private Cast cast;
  @Autowired private Clock clock;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  @DisplayName("is taken back by one of two at once, and the other is told that they met")
  void twoAtOnce() {
    int version = toCome();
    assertThatThrownBy(
            () ->
                within(
                    () -> {
                      PublishedVersion mine = find(version);
                      apart(
                          () -> {
                            versions.lock();
                            return published.withdraw(DECISION, version, "daniel", "the first");
                          });
                      // What was read before says that it can be taken back.
                      assertThat(mine.withdraw("zanele", "the second", clock.instant())).isTrue();
                      repository.flush();
                      return true;
                    }))
        .isInstanceOf(OptimisticLockingFailureException.class);
    assertThat(versions.find(DECISION, version).orElseThrow().withdrawnReason())
        .isEqualTo("the first");
  }

  @Test
  @DisplayName("is seen by SQL of the same transaction as it was changed")
  void flushed() {
    int version = toCome();
    within(
        () -> {
          versions.lock();
          assertThat(published.withdraw(DECISION, version, "daniel", "thought better")).isTrue();
          assertThat(versions.find(DECISION, version).orElseThrow().withdrawnReason())
              .isEqualTo("thought better");
          return true;
        });
  }

  @Test
  @DisplayName("moves in a transaction only, and not back once it was taken back")
  void guarded() {
    int version = toCome();
    assertThatThrownBy(() -> published.withdraw(DECISION, version, "daniel", "no transaction"))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(
            () ->
                within(
                    () -> {
                      published.activate(DECISION, version, "definition", "deployment");
                      return true;
                    }))
        .as("before its moment")
        .isInstanceOf(IllegalStateException.class);
    assertThat(publication.withdraw(DECISION, version, "a test", cast.actor("daniel"))).isTrue();
    assertThat(within(() -> find(version).activate("definition", "deployment", farAway())))
        .isFalse();
    assertThat(within(() -> find(version).withdraw("daniel", "again", clock.instant()))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "holds before it was published | now() - interval '1 hour' | true | south-south",
        "is published for a day that nobody foresees | now() + interval '1831 days' | true |"
            + " south-south",
        "comes from a draft with something wrong | now() + interval '1 day' | false | south-south",
        "comes from a draft of another decision | now() + interval '1 day' | true | ownership"
      })
  @DisplayName("is not taken by the database where it")
  void theDatabaseStandsBehind(String what, String from, boolean sound, String ofDecision) {
    long draft = ReplayGround.draft(database, ofDecision, dmn -> dmn, sound ? "[]" : FAULT);
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        "insert into decision_version (decision, version, valid_from, reason,"
                            + " published_by, published_at, draft)"
                            + " select 'south-south', max(version) + 1, "
                            + from
                            + ", 'slipped in', 'nobody', now(), ? from decision_version"
                            + " where decision = 'south-south'")
                    .param(draft)
                    .update(),
            what)
        .rootCause()
        .hasMessageMatching("(?s).*(version_holds_in_time|sound draft of its decision).*");
  }

  @Test
  @DisplayName("comes from a draft that is read as it was handed in, with exact numbers")
  void exactly() {
    Draft made =
        publication.submit(
            "local-share",
            Draft.Origin.UPLOAD,
            "exactly",
            ChangedTable.of("local-share").bytes(),
            cast.actor("daniel"));
    Draft kept = drafts.find(made.id()).orElseThrow();
    assertThat(kept).isNotSameAs(made);
    assertThat(kept.dmn()).isEqualTo(made.dmn());
    assertThat(kept.problems()).isEqualTo(made.problems()).isEmpty();
    assertThat(kept.examples()).isNotEmpty().containsOnlyKeys(made.examples().keySet());
    assertThat(kept.examples().values())
        .flatExtracting(Map::values)
        .isNotEmpty()
        .doesNotHaveAnyElementsOfTypes(Double.class, Float.class);
    assertThat(drafts.newest(0, 1)).extracting(Draft::id).containsExactly(made.id());
    assertThat(drafts.newest(1, 1)).extracting(Draft::id).doesNotContain(made.id());
  }

  private int toCome() {
    Draft draft =
        publication.submit(
            DECISION,
            Draft.Origin.UPLOAD,
            "",
            ChangedTable.of(DECISION)
                .with("<definitions", "<!-- aggregate -->\n<definitions")
                .bytes(),
            cast.actor("daniel"));
    int seen = publication.newest(DECISION);
    assertThat(publication.publish(draft, "to come", tomorrow(), seen, cast.actor("daniel")))
        .isEqualTo(Outcome.PUBLISHED);
    return publication.newest(DECISION);
  }

  private Instant tomorrow() {
    return clock.instant().plus(Duration.ofDays(1));
  }

  private Instant farAway() {
    return clock.instant().plus(Duration.ofDays(100));
  }

  private PublishedVersion find(int version) {
    return repository.findByDecisionAndVersion(DECISION, version).orElseThrow();
  }

  private <T> T within(Supplier<T> work) {
    return new TransactionTemplate(transactions).execute(status -> work.get());
  }

  private void apart(Supplier<?> work) {
    TransactionTemplate another = new TransactionTemplate(transactions);
    another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    another.executeWithoutResult(status -> work.get());
  }
}
