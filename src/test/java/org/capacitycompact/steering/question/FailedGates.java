package org.capacitycompact.steering.question;

import java.util.UUID;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An initiative whose newest verdicts have failed gates. */
public final class FailedGates {

  private final Cast cast;
  private final JdbcClient database;

  public FailedGates(Cast cast, JdbcClient database) {
    this.cast = cast;
    this.database = database;
  }

  /** An initiative of Kenya, open to the secretariat, in which these gates of quality failed. */
  public InitiativeNumber initiative(String... clauses) {
    InitiativeNumber number = cast.raise("amina", "A gate that failed " + UUID.randomUUID());
    database
        .sql("insert into initiative_audience values (?, 'group:secretariat')")
        .param(number)
        .update();
    verdict(number, "quality", clauses);
    return number;
  }

  public void verdict(InitiativeNumber number, String decision, String... clauses) {
    database
        .sql(
            """
            with judged as (
              insert into verdict (number, decision, version, definition_id, step, outcome,
                outputs, gates_failed, facts, decided_at)
              values (?, ?, 1, 'test', 'test', 'improve', '{}', ?, '{}', now()) returning id)
            insert into finding (verdict, position, criterion, level, gate, points, weight, remedy)
            select judged.id, f.position, f.criterion, 'unmet', true, 0, 2, 'Do it'
            from judged, unnest(?::text[]) with ordinality as f (criterion, position)
            """)
        .params(number, decision, clauses.length, clauses)
        .update();
  }
}
