package org.capacitycompact.exit;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.LessonSource;
import org.capacitycompact.web.Wording;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lessons from closed initiatives (S145), open to every country; those of what failed say so
 * (S163).
 */
@Component
class RecordedLessons implements LessonSource {

  private static final int MOST = 8;

  private final JdbcClient database;
  private final Wording wording;

  RecordedLessons(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  @Override
  public List<Lesson> lessonsFor(String country, String sector) {
    Locale language = LocaleContextHolder.getLocale();
    return database
        .sql(
            """
            select 'lesson-' || id, title || ' (' || country || ')', coalesce(outcome = 'failed', false)
            from lesson
            where :sector = '' or sector = :sector order by id desc limit :most
            """)
        .param("sector", sector)
        .param("most", MOST)
        .query(
            (row, n) ->
                new Lesson(
                    row.getString(1),
                    row.getBoolean(3)
                        ? wording.say(language, "exit.lesson.failed", row.getString(2))
                        : row.getString(2)))
        .list();
  }
}
