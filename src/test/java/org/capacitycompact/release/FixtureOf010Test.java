package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.recovery.Consistency;
import org.capacitycompact.release.Finisher.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** In order: what an update finds, then what becomes of it under today's application. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("The initiatives of release 0.1.0")
class FixtureOf010Test {

  private ReleaseFixture fixture;
  private JdbcTemplate database;

  @BeforeAll
  void load() throws Exception {
    fixture = ReleaseFixture.load("0.1.0");
    database = fixture.superuser();
  }

  @AfterAll
  void stop() throws Exception {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName("stand at every place where one can stand, in good order")
  void standEverywhere() throws Exception {
    assertThat(new Standing(database).empty()).as("places at which nobody stands").isEmpty();
    assertThat(
            database.queryForList(
                "select distinct status from initiative order by status", String.class))
        .hasSize(10);
    assertThat(
            database.queryForList(
                "select distinct type_ from act_ru_job where retries_ = 0", String.class))
        .as("jobs that failed")
        .containsExactlyInAnyOrder("timer", "message");
    inGoodOrder();
  }

  @Test
  @Order(2)
  @DisplayName("are carried to an end by today's application, each of them")
  void comeToAnEnd() throws Exception {
    List<Ended> ended;
    try (ConfigurableApplicationContext compact = ReleasedCompact.on(fixture)) {
      ended = compact.getAutowireCapableBeanFactory().createBean(Finisher.class).finish(database);
    }
    ended.forEach(System.out::println);
    assertThat(ended).isNotEmpty().noneMatch(each -> each.status().open());
    assertThat(database.queryForList("select business_key_ from act_ru_execution")).isEmpty();
    assertThat(database.queryForList("select number, task from work_item")).isEmpty();
    assertThat(database.queryForList("select number from initiative where ended_at is null"))
        .isEmpty();
    inGoodOrder();
  }

  private void inGoodOrder() throws Exception {
    try (Connection connection = database.getDataSource().getConnection()) {
      assertThat(Consistency.faults(connection)).isEmpty();
    }
    assertThat(
            VerifyCommand.run(
                "--spring.datasource.url=" + fixture.url(),
                "--spring.datasource.username=compact_app"))
        .as("the record")
        .isEqualTo(VerifyCommand.WHOLE);
  }
}
