package org.capacitycompact.steering.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.criteria.web.VerdictViews;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.steering.question.Waivers.Asked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A design whose gate fails")
class WaivedDesignTest {

  private static final String COMPLETE = "UserTask_CompleteDesign";
  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  @Autowired Cast cast;
  @Autowired Waivers waivers;
  @Autowired Verdicts verdicts;
  @Autowired VerdictViews views;
  @Autowired Initiatives initiatives;
  @Autowired JdbcClient database;
  @Autowired CountryDays days;

  @Test
  @DisplayName("goes on to the steering group once the gate is waived, with the finding as it is")
  void passes() {
    Story story = unlinked();
    story.designed().heard();
    assertThat(stage(story)).isEqualTo(Stage.APPRAISAL);
    assertThat(s75(story)).matches(Finding::gate);

    waivers.ask(
        story.number(),
        new Asked("S75", "The results framework is being written", day(90), null),
        cast.actor("joseph"));
    MEMBERS.forEach(
        member ->
            cast.decide(
                member, story.number(), "UserTask_CastBallot", Map.of("ballotChoice", "approve")));
    story.designed().heard();

    assertThat(s75(story)).matches(found -> found.level().equals("unmet") && !found.gate());
    assertThat(quality(story).facts()).containsEntry("waivedCriteria", "S75");
    assertThat(
            views.latest(story.number(), Locale.ENGLISH).stream()
                .flatMap(verdict -> verdict.open().stream())
                .filter(found -> found.clause().equals("S75")))
        .extracting(found -> found.level().words())
        .containsExactly("Not met, waived");
    assertThat(stage(story)).isEqualTo(Stage.APPROVAL);
    Verdict route = verdicts.latest(story.number(), "approval-route").orElseThrow();
    assertThat(route.facts()).containsEntry("openWaivers", 1);
    assertThat(route.outcome()).isEqualTo("vote");
  }

  @Test
  @DisplayName("is held up again when the last day of the waiver is past")
  void countsAgain() {
    Story story = unlinked();
    granted(story.number(), -1);

    story.designed().heard();

    assertThat(s75(story)).matches(Finding::gate);
    assertThat(stage(story)).isEqualTo(Stage.APPRAISAL);
  }

  /** A development result that is named would be linked to by the indicators. */
  private Story unlinked() {
    return Story.raised(cast, "KE", "Results that nobody linked")
        .with(COMPLETE, Map.of("developmentResult", "", "resultsLinked", "no"))
        .throughDemand()
        .throughPartnership();
  }

  private void granted(InitiativeNumber number, int days) {
    database
        .sql(
            """
            insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
              asked_at, asked_on, outcome, concluded_at)
            values (?, 'waiver', 'S75', 'because', ?, 'amina', now(), ?, 'granted', now())
            """)
        .params(number, day(days), day(days - 30))
        .update();
  }

  private Verdict quality(Story story) {
    return verdicts.latest(story.number(), "quality").orElseThrow();
  }

  private Finding s75(Story story) {
    return quality(story).findings().stream()
        .filter(found -> found.criterion().equals("S75"))
        .findFirst()
        .orElseThrow();
  }

  private Stage stage(Story story) {
    return initiatives.get(story.number()).stage();
  }

  private LocalDate day(int days) {
    return this.days.today("KE").plusDays(days);
  }
}
