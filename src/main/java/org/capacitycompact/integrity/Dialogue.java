package org.capacitycompact.integrity;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said in a report, by the reporter and by officers: only added. */
@Component
class Dialogue {

  /** Who said it, and to whom. */
  enum Kind {
    REPORT,
    ANSWER,
    /** For officers only. */
    NOTE,
    /** The last answer, with the outcome. */
    CLOSING
  }

  /**
   * @param by the officer; null for the reporter
   */
  record Word(Kind kind, String text, @Nullable String by, Instant at, @Nullable String language) {}

  private final JdbcClient database;
  private final Clock clock;

  Dialogue(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Adds what the reporter said. */
  void hear(long report, String text, Locale language) {
    add(report, Kind.REPORT, text, null, language.getLanguage());
  }

  /** Adds what an officer said, in the language in which they write. */
  void say(long report, Kind kind, String text, String by) {
    add(report, kind, text, by, null);
  }

  private void add(
      long report, Kind kind, String text, @Nullable String by, @Nullable String language) {
    database
        .sql(
            """
            insert into integrity_word (report, kind, text, said_by, said_at, language)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList(report, kind.name(), text, by, SqlTime.now(clock), language))
        .update();
  }

  /** In order. */
  List<Word> of(long report) {
    return database
        .sql(
            """
            select w.kind, w.text, p.name as by, w.said_at as at, w.language
            from integrity_word w left join person p on p.user_id = w.said_by
            where w.report = ? order by w.id
            """)
        .param(report)
        .query(Word.class)
        .list();
  }

  /** What the reporter said last. */
  Optional<String> last(long report) {
    return database
        .sql(
            """
            select text from integrity_word where report = ? and kind = 'REPORT'
            order by id desc limit 1
            """)
        .param(report)
        .query(String.class)
        .optional();
  }
}
