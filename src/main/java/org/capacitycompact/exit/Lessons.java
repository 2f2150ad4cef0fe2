package org.capacitycompact.exit;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lessons learnt, stored for others (S76, S145, S146). */
@Embodies(
    value = {"S145", "S146"},
    as = Embodies.As.RECORD)
@Component
class Lessons {

  private final JdbcClient database;
  private final Clock clock;

  Lessons(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A lesson.
   *
   * @param audience whom it helps: partnerCountries, providers, practitioners, policyMakers,
   *     academia
   * @param outcome worked or failed, as it tells of the one or the other (S163)
   * @param sector DAC three-digit purpose group
   * @param adaptation what is needed to apply it elsewhere
   */
  record Lesson(
      String title,
      String text,
      @Nullable String outcome,
      List<String> audience,
      @Nullable String sector,
      List<String> tags,
      @Nullable String adaptation) {}

  /**
   * A lesson's title.
   *
   * @param language null when unknown
   * @param failed whether it tells what failed
   */
  record Titled(String title, @Nullable String language, boolean failed) {}

  void record(InitiativeNumber number, String country, Lesson lesson, String by) {
    database
        .sql(
            """
            insert into lesson (number, country, title, text, outcome, audience, sector, tags, adaptation,
              recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                number,
                country,
                lesson.title(),
                lesson.text(),
                lesson.outcome(),
                lesson.audience().toArray(String[]::new),
                lesson.sector(),
                lesson.tags().toArray(String[]::new),
                lesson.adaptation(),
                by,
                SqlTime.now(clock)))
        .update();
  }

  /** The id of an initiative's newest lesson. */
  Optional<Long> latest(InitiativeNumber number) {
    return database
        .sql("select id from lesson where number = ? order by id desc limit 1")
        .param(number)
        .query(Long.class)
        .optional();
  }

  List<Titled> titles(InitiativeNumber number) {
    return database
        .sql(
            """
            select title, language, coalesce(outcome = 'failed', false) as failed
            from lesson where number = ? order by id
            """)
        .param(number)
        .query(Titled.class)
        .list();
  }
}
