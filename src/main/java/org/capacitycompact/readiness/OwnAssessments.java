package org.capacitycompact.readiness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What providers answered when they assessed themselves: for their own people and the secretariat,
 * as the rows' guard has it too.
 */
@Service
public class OwnAssessments {

  private final JdbcClient database;

  OwnAssessments(JdbcClient database) {
    this.database = database;
  }

  /**
   * An assessment, whichever day it was made.
   *
   * @param existing an assessment made elsewhere; null without one
   * @param language of what was written
   * @param madeBy the name of who sent it
   */
  public record Made(
      long id,
      LocalDate assessedOn,
      LocalDate goodUntil,
      Level level,
      @Nullable String existing,
      @Nullable String language,
      String madeBy,
      Instant madeAt) {}

  /** What was found in one respect; {@code evidence} is null where none was written. */
  public record Found(
      Dimension dimension, Level level, @Nullable String evidence, @Nullable String language) {}

  /** The assessments of a provider, newest first; none where the reader may not see them. */
  public List<Made> of(String organisation) {
    return database
        .sql(
            """
            select a.id, a.assessed_on, a.good_until, a.level, a.existing, a.language,
              p.name as made_by, a.made_at
            from readiness_assessment a join person p on p.user_id = a.made_by
            where a.organisation = ? order by a.made_at desc, a.id desc limit 50
            """)
        .param(organisation)
        .query(Made.class)
        .list();
  }

  /** What one of them answered. */
  public List<Found> answers(long assessment) {
    return database
        .sql(
            """
            select dimension, level, evidence, language from readiness_answer
            where assessment = ? order by dimension
            """)
        .param(assessment)
        .query(Found.class)
        .list();
  }
}
