package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.capacitycompact.CompactTest;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A verdict on record")
class VerdictRecordTest {

  @Autowired Cast cast;
  @Autowired Verdicts verdicts;
  @Autowired Criteria criteria;
  @Autowired JdbcClient database;

  private Story story;

  @Test
  void nobodyIsJudgedByWhatCannotBe() {
    int before = verdicts.of(story.number()).size();
    assertThatThrownBy(
            () ->
                criteria.decide(
                    "track",
                    story.number(),
                    "DecisionTask_DecideTrack",
                    new Facts()
                        .put("totalBudgetUsd", -1, Origin.counted(Records.BUDGET))
                        .put("durationMonths", 6, Origin.counted(Records.PROFILE))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("totalBudgetUsd must be 0 or more");
    assertThat(verdicts.of(story.number())).hasSize(before);
  }

  @BeforeAll
  void liveUntilApproval() {
    story = Story.raised(cast, "KE", "Kept for good").throughDemand().throughPartnership();
    story.throughAppraisal().throughApproval();
  }

  @Test
  @DisplayName("says of each fact where it came from, whichever decision it is")
  void everyFactHasAnOrigin() {
    List<Verdict> all = verdicts.of(story.number());
    assertThat(all)
        .extracting(Verdict::decision)
        .contains("demand-gate", "ownership", "quality", "track", "modality-mix", "approval-route");
    assertThat(all)
        .allSatisfy(
            verdict ->
                assertThat(verdict.origins().keySet())
                    .as(verdict.decision())
                    .isNotEmpty()
                    .isEqualTo(verdict.facts().keySet()));
  }

  @Test
  @DisplayName("names the form, the field, who submitted it and when")
  void aFieldIsNamed() {
    Origin.Field idea = (Origin.Field) origin("demand-gate", "ideaSource");
    assertThat(idea.form()).isEqualTo("articulate-demand");
    assertThat(idea.fields()).containsExactly("ideaSource");
    assertThat(idea.version()).isEqualTo(1);
    assertThat(idea.by()).isEqualTo("amina");
    assertThat(idea.at()).isNotNull();
    assertThat(((Origin.Field) origin("quality", "anchoring")).form()).isEqualTo("complete-design");
  }

  @Test
  @DisplayName("says where a fact would be known from that nobody has stated yet")
  void whatIsNotKnownHasAnOrigin() {
    Verdict advice = verdicts.before(latest("ownership")).orElseThrow();
    assertThat(advice.facts()).containsEntry("nationalLead", null);
    assertThat(advice.origins())
        .containsEntry(
            "nationalLead",
            new Origin.Field("complete-design", List.of("nationalLead"), null, null, null));
    assertThat(((Origin.Field) origin("ownership", "nationalLead")).by()).isEqualTo("amina");
  }

  @Test
  @DisplayName("names the table that gave the minimum, the country's year, and counted records")
  void otherOriginsAreNamed() {
    assertThat(origin("ownership", "minimumLocalPercent"))
        .isEqualTo(new Origin.Decision("local-share", 1, null));
    assertThat(origin("ownership", "fragileContext"))
        .isInstanceOfSatisfying(
            Origin.Country.class,
            country -> {
              assertThat(country.country()).isEqualTo("KE");
              assertThat(country.year()).isNotNull();
              assertThat(country.source()).isNotBlank();
            });
    assertThat(origin("ownership", "measurableResults"))
        .isEqualTo(new Origin.Counted(Records.RESULTS, null));
  }

  @Test
  @DisplayName("names the verdict that another decision rests on")
  void verdictsRestOnVerdicts() {
    Verdict quality = verdicts.latest(story.number(), "quality").orElseThrow();
    assertThat(origin("approval-route", "qualityVerdict"))
        .isEqualTo(new Origin.Decision("quality", quality.version(), quality.kept().id()));
  }

  @Test
  @DisplayName("holds the deployment, the country, the rows and the sources' words")
  void holdsWhatItNeedsToBeUnderstood() {
    Verdict ownership = verdicts.latest(story.number(), "ownership").orElseThrow();
    assertThat(ownership.kept().country()).isEqualTo("KE");
    assertThat(ownership.kept().deploymentId()).isNotBlank();
    assertThat(ownership.kept().rules()).isNotEmpty();
    assertThat(ownership.findings())
        .hasSize(12)
        .allSatisfy(found -> assertThat(found.rule()).isNotBlank());
    assertThat(ownership.kept().words().keySet())
        .isEqualTo(Set.copyOf(ownership.findings().stream().map(Finding::criterion).toList()));
    assertThat(ownership.kept().words().get("S1").quote()).isNotBlank();
    assertThat(ownership.kept().words().get("S1").source()).isNotBlank();
  }

  @Test
  @DisplayName("says whose act led to it")
  void saysWhoseActLedToIt() {
    assertThat(verdicts.latest(story.number(), "demand-gate").orElseThrow().kept().setGoingBy())
        .isEqualTo("sofia");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "update verdict set outcome = 'pass' where number = '%s'",
        "delete from finding where verdict in (select id from verdict where number = '%s')",
        "update finding set level = 'met' where verdict in (select id from verdict where number = '%s')",
        "delete from verdict where number = '%s'",
        """
        insert into finding (verdict, position, criterion, level, gate, points, weight, remedy)
        select id, 999, 'S1', 'met', false, 3, 1, '' from verdict where number = '%s'
        """
      })
  @DisplayName("is neither changed nor removed, whoever asks the database")
  void theDatabaseRefuses(String sql) {
    assertThatThrownBy(() -> database.sql(sql.formatted(story.number())).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("a verdict is never changed");
    assertThat(verdicts.of(story.number())).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"truncate verdict cascade", "truncate finding"})
  @DisplayName("is not emptied away either")
  void theTablesAreNotEmptied(String sql) {
    assertThatThrownBy(() -> database.sql(sql).update()).isInstanceOf(DataAccessException.class);
  }

  @Test
  @DisplayName("from before origins were recorded can still be read")
  void oldVerdictsAreRead() {
    Story old = Story.raised(cast, "KE", "From an earlier release");
    long id =
        database
            .sql(
                """
                insert into verdict (number, decision, version, definition_id, step, outcome,
                  outputs, facts, decided_at)
                values (?, 'track', 1, 'gone', 'x', 'full', '{"track": "full"}', '{"riskLevel": null}', now())
                returning id
                """)
            .param(old.number())
            .query(Long.class)
            .single();
    Verdict read = verdicts.one(old.number(), id).orElseThrow();
    assertThat(read.origins()).isEmpty();
    assertThat(read.kept().deploymentId()).isEmpty();
    assertThat(verdicts.one(story.number(), id)).isEmpty();
  }

  private Origin origin(String decision, String fact) {
    return latest(decision).origins().get(fact);
  }

  private Verdict latest(String decision) {
    return verdicts.latest(story.number(), decision).orElseThrow();
  }
}
