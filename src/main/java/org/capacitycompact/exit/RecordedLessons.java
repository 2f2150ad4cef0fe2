package org.capacitycompact.exit;

import java.util.List;
import org.capacitycompact.initiative.LessonSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lessons from closed initiatives (S145), open to every country. */
@Component
class RecordedLessons implements LessonSource {

  private static final int MOST = 8;

  private final JdbcClient database;

  RecordedLessons(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<Lesson> lessonsFor(String country, String sector) {
    return database
        .sql(
            """
            select 'lesson-' || id as id, title || ' (' || country || ')' as title from lesson
            where :sector = '' or sector = :sector order by id desc limit :most
            """)
        .param("sector", sector)
        .param("most", MOST)
        .query(Lesson.class)
        .list();
  }
}
