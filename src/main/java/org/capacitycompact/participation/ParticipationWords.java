package org.capacitycompact.participation;

import java.time.Clock;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said with a step of taking part: added once for each, and never changed. */
@Component
class ParticipationWords {

  private final JdbcClient database;
  private final Clock clock;

  ParticipationWords(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The steps with which something may be said. */
  enum Step {
    RECOMMENDED,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    LEFT
  }

  /** Keeps it; nothing where nothing was said. */
  void say(long participation, InitiativeNumber number, Step step, String words, Actor by) {
    if (words.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into participation_said (participation, number, step, words, said_by, said_at)
            values (:participation, :number, :step, :words, :by, :at)
            """)
        .param("participation", participation)
        .param("number", number)
        .param("step", step.name())
        .param("words", words)
        .param("by", by.userId())
        .param("at", SqlTime.now(clock))
        .update();
  }
}
