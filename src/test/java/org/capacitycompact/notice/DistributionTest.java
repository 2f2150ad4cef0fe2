package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("What happens is told")
class DistributionTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";
  private static final String ENDORSE = "UserTask_EndorseDemand";

  @Autowired Cast cast;
  @Autowired Distribution distribution;
  @Autowired Outbox outbox;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  /** What other tests left is nobody's business here. */
  @BeforeEach
  void empty() {
    database.sql("delete from outbox").update();
  }

  @Test
  @DisplayName("to those whose task it is, and not to the one who did it")
  void tasks() {
    InitiativeNumber number = cast.raise("amina", "What is told");
    distribution.run();
    assertThat(told("amina", number)).as("who raised it").isEmpty();

    cast.decide("amina", number, ARTICULATE);
    distribution.run();
    assertThat(told("joseph", number)).containsExactly("task.open UserTask_EndorseDemand");
    assertThat(told("amina", number)).isEmpty();
    assertThat(told("koffi", number)).as("another country's").isEmpty();
  }

  @Test
  @DisplayName("in the words of the history, with the reasons that stand there")
  void history() {
    InitiativeNumber number = returned("Name the districts");
    distribution.run();
    assertThat(told("amina", number))
        .contains("UserTask_EndorseDemand.returned null", "task.open UserTask_ArticulateDemand");
    assertThat(told("joseph", number)).doesNotContain("UserTask_EndorseDemand.returned null");
  }

  @Test
  @DisplayName("once, whoever distributes how often")
  void once() {
    InitiativeNumber number = returned("Once");
    distribution.run();
    List<String> first = told("amina", number);
    distribution.run();
    assertThat(told("amina", number)).isEqualTo(first);
    assertThat(database.sql("select count(*) from outbox").query(Integer.class).single()).isZero();
  }

  @Test
  @DisplayName("if and only if it was committed")
  void rolledBack() {
    InitiativeNumber number = cast.raise("amina", "Rolled back");
    database.sql("delete from outbox").update();
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      outbox.tell(Notice.of("task.open").about(number).to("user:joseph").by(null));
                      throw new IllegalStateException("after all");
                    }))
        .hasMessage("after all");
    distribution.run();
    assertThat(told("joseph", number)).isEmpty();
  }

  @Test
  @DisplayName("to nobody who may no longer see it when it is told")
  void lostMeanwhile() {
    InitiativeNumber number = returned("Too late");
    database.sql("update person set enabled = false where user_id = 'amina'").update();
    try {
      distribution.run();
    } finally {
      database.sql("update person set enabled = true where user_id = 'amina'").update();
    }
    assertThat(told("amina", number)).isEmpty();
  }

  @Test
  @DisplayName("and whoever loses sight of the initiative later sees the notice no more")
  void hidden() {
    InitiativeNumber number = returned("Seen no more");
    distribution.run();
    assertThat(told("amina", number)).isNotEmpty();
    assertThat(
            RowScope.within(
                RowScope.of(List.of("user:amina")),
                () ->
                    database
                        .sql("select kind from notice where number = ?")
                        .param(number)
                        .query(String.class)
                        .list()))
        .isEmpty();
    assertThat(
            RowScope.within(
                RowScope.of(List.of("user:amina", "country:KE")),
                () ->
                    database
                        .sql("select user_id from notice where number = ?")
                        .param(number)
                        .query(String.class)
                        .list()))
        .containsOnly("amina");
  }

  @Test
  @DisplayName("even where one thing cannot be told")
  void poison() {
    InitiativeNumber number = cast.raise("amina", "Poison");
    database.sql("delete from outbox").update();
    database
        .sql(
            "insert into outbox (at, kind, number, detail, audiences, work) values (now(),"
                + " 'task.open', ?, '{}', '{user:joseph}', '1')")
        .param(number)
        .update();
    database
        .sql(
            "insert into outbox (at, kind, number, detail, audiences, work) values (now(),"
                + " 'task.open', ?, '{NULL}', '{user:joseph}', '2')")
        .param(number)
        .update();
    distribution.run();
    assertThat(told("joseph", number)).containsExactly("task.open null");
    assertThat(database.sql("select failures from outbox").query(Integer.class).single()).isOne();
    database.sql("delete from outbox").update();
  }

  private InitiativeNumber returned(String reason) {
    InitiativeNumber number = cast.raise("amina", "What is told");
    cast.decide("amina", number, ARTICULATE);
    cast.decide(
        "joseph",
        number,
        ENDORSE,
        Map.of("endorsementDecision", "return", "endorsementReason", reason));
    return number;
  }

  private List<String> told(String userId, InitiativeNumber number) {
    return database
        .sql(
            "select kind || ' ' || coalesce(task, 'null') from notice where user_id = ? and number = ?")
        .params(userId, number)
        .query(String.class)
        .list();
  }
}
