package org.capacitycompact.steering.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.steering.question.NewerCriteria.Newer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A running initiative")
class NewerCriteriaProcessTest {

  /** Before everything that was ever published, so that it judges no other test. */
  private static final int OLD = 0;

  private static final String STEP = "DecisionTask_DecideQuality";
  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  @Autowired Cast cast;
  @Autowired NewerCriteria newer;
  @Autowired Questions questions;
  @Autowired Criteria criteria;
  @Autowired Initiatives initiatives;
  @Autowired JdbcClient database;

  private InitiativeNumber number;

  @BeforeEach
  void judgedLongAgo() {
    number = cast.raise("amina", "Judged long ago " + UUID.randomUUID());
    database
        .sql(
            """
            insert into verdict (number, decision, version, definition_id, step, outcome, outputs,
              facts, decided_at) values (?, 'quality', ?, 'test', ?, 'sound', '{}', '{}', now())
            """)
        .params(number, OLD, STEP)
        .update();
  }

  @Test
  @DisplayName("keeps the version that judged it, until the steering group says otherwise")
  void granted() {
    assertThat(asked()).singleElement().matches(each -> each.held() == OLD);
    assertThatThrownBy(() -> criteria.ask("quality", number, STEP, new Facts()))
        .as("the old version is asked for, which this test never published")
        .isInstanceOf(IllegalStateException.class);
    int now = asked().get(0).version();
    assertThat(ask()).isTrue();

    vote("approve");

    assertThat(criteria.ask("quality", number, STEP, new Facts()).version()).isEqualTo(now);
    assertThat(asked()).isEmpty();
    assertThat(questions.of(number).get(0).outcome()).isEqualTo("granted");
  }

  @Test
  @DisplayName("keeps it when the group refuses, and may ask again")
  void refused() {
    ask();
    vote("decline");

    assertThat(choices()).isZero();
    assertThat(asked()).hasSize(1);
  }

  @Test
  @DisplayName("is asked about once at a time, and only of what is newer")
  void once() {
    assertThat(newer.ask(number, "track", "Because", cast.actor("amina"))).isFalse();
    assertThat(ask()).isTrue();
    assertThat(ask()).isFalse();
    assertThat(asked()).isEmpty();
    assertThat(questions.of(number)).hasSize(1);
  }

  @Test
  @DisplayName("is judged at another step by what holds, whatever the group said of this one")
  void anotherStep() {
    int now = asked().get(0).version();

    assertThat(criteria.ask("quality", number, "another", new Facts()).version()).isEqualTo(now);
  }

  @Test
  @DisplayName("takes its open question with it when it ends")
  void withdrawn() {
    ask();

    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");

    assertThat(questions.of(number).get(0).outcome()).isEqualTo("withdrawn");
    assertThat(asked()).isEmpty();
  }

  private List<Newer> asked() {
    return newer.of(initiatives.get(number));
  }

  private boolean ask() {
    return newer.ask(number, "quality", "The newer table is fairer", cast.actor("amina"));
  }

  private int choices() {
    return database
        .sql("select count(*) from version_choice where number = ?")
        .param(number)
        .query(Integer.class)
        .single();
  }

  private void vote(String choice) {
    MEMBERS.forEach(
        member ->
            cast.decide(member, number, "UserTask_CastBallot", Map.of("ballotChoice", choice)));
  }
}
