package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.rulebook.TableProblem.Kind;
import org.capacitycompact.rulebook.replay.ReplayGround;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which cells of an earlier published version would be refused today. */
@CompactTest
class PublishedCellCheckTest {

  @Autowired PublishedCellCheck published;
  @Autowired Publication publication;
  @Autowired Cast cast;
  @Autowired JdbcClient database;

  @Test
  void whatShipsIsBeyondDoubt() throws IOException {
    try (var files = Files.list(Path.of("decisions"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".dmn"))
          .map(name -> ChangedTable.of(name.replace(".dmn", "")))
          .forEach(shipped -> assertThat(doubts(shipped)).as(shipped.decision()).isEmpty());
    }
  }

  @Test
  void aNumberThatCouldBeTwoAndARangeThatNeverHoldsAreTold() {
    assertThat(doubts(ChangedTable.of("approval-route").with("&gt; 100000", "&gt; 100,000")))
        .extracting(TableProblem::kind)
        .containsExactly(Kind.NUMBER_WITH_COMMA);
    assertThat(doubts(ChangedTable.of("peer-review-outcome").with("&lt; 2.5", "&lt; 2,5")))
        .extracting(TableProblem::kind)
        .contains(Kind.NUMBER_WITH_COMMA);
    assertThat(doubts(ChangedTable.of("exit-readiness").with("&gt;= 80", "&gt;= 180")))
        .extracting(TableProblem::kind)
        .containsExactly(Kind.CELL_NEVER_HOLDS);
  }

  @Test
  void aVersionToComeIsToldUntilItIsTakenBack() {
    Actor daniel = cast.actor("daniel");
    long draft = ReplayGround.draft(database, "track", dmn -> dmn.replace("[0..12]", "[12..0]"));
    int version =
        database
            .sql(
                """
                insert into decision_version (decision, version, valid_from, reason, published_by,
                  published_at, draft)
                select 'track', max(version) + 1, :from, 'before', 'daniel', now(), :draft
                from decision_version where decision = 'track' returning version
                """)
            .param("from", OffsetDateTime.now().plusYears(3))
            .param("draft", draft)
            .query(Integer.class)
            .single();
    try {
      assertThat(published.doubtful())
          .anySatisfy(
              (each, problems) -> {
                assertThat(each.decision()).isEqualTo("track");
                assertThat(each.version()).isEqualTo(version);
                assertThat(problems).extracting(TableProblem::kind).contains(Kind.CELL_NEVER_HOLDS);
              });
    } finally {
      publication.withdraw("track", version, "a test", daniel);
    }
    assertThat(published.doubtful().keySet())
        .noneMatch(each -> each.decision().equals("track") && each.version() == version);
  }

  private static List<TableProblem> doubts(ChangedTable draft) {
    Feel feel = new Feel();
    Contract contract =
        new Contract(DecisionFile.read(ChangedTable.of(draft.decision()).bytes()), feel);
    return PublishedCellCheck.in(DecisionFile.read(draft.bytes()), contract, feel);
  }
}
