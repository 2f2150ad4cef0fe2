package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Difference.Changed;
import org.capacitycompact.criteria.Recomputation.Again;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A verdict computed again")
class RecomputationTest {

  @Autowired Cast cast;
  @Autowired Verdicts verdicts;
  @Autowired Recomputation recomputation;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("comes out the same, whichever decision gave it, and is not kept")
  void theSameComesOut() {
    Story story = Story.raised(cast, "KE", "Computed again").throughDemand();
    story.throughPartnership().throughAppraisal().throughApproval().throughFunding();
    List<Verdict> all = verdicts.of(story.number());
    assertThat(all).extracting(Verdict::decision).contains("local-share", "modality-mix");
    assertThat(all)
        .allSatisfy(
            verdict ->
                assertThat(recomputation.of(verdict).map(Again::difference))
                    .as(verdict.decision())
                    .hasValueSatisfying(
                        difference ->
                            assertThat(difference)
                                .isEqualTo(new Difference(List.of(), List.of(), List.of()))));
    assertThat(verdicts.of(story.number())).hasSameSizeAs(all);
  }

  @Test
  @DisplayName("shows what differs from a record that says otherwise")
  void aWrongRecordIsSeen() {
    InitiativeNumber number = Story.raised(cast, "KE", "Told otherwise").number();
    Verdict wrong = kept(number, definition("track"));
    assertThat(recomputation.of(wrong).orElseThrow().difference().said())
        .containsExactly(new Changed("outcome", "light", "full"));
  }

  @Test
  @DisplayName("is not possible where the table that judged is not known any more")
  void aTableThatIsGoneIsNotAsked() {
    InitiativeNumber number = Story.raised(cast, "KE", "By a table that is gone").number();
    assertThat(recomputation.of(kept(number, "track:99:gone"))).isEmpty();
  }

  private String definition(String decision) {
    return database
        .sql("select definition_id from decision_version where decision = ? and version = 1")
        .param(decision)
        .query(String.class)
        .single();
  }

  /** A verdict that no table would give: an unknown riskLevel, but the light track. */
  private Verdict kept(InitiativeNumber number, String definitionId) {
    long id =
        database
            .sql(
                """
                insert into verdict (number, decision, version, definition_id, step, outcome,
                  outputs, facts, decided_at)
                values (?, 'track', 1, ?, 'test', 'light', '{"track": "light"}', '{}', now())
                returning id
                """)
            .params(number, definitionId)
            .query(Long.class)
            .single();
    return verdicts.one(number, id).orElseThrow();
  }
}
