package org.capacitycompact.initiative.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement.Source;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores what people stated about an initiative, in all versions, by form. */
@Service
public class Statements {

  /** The form of the demand. */
  public static final String DEMAND = "articulate-demand";

  /** The form of the design. */
  public static final String DESIGN = "complete-design";

  private final JdbcClient database;
  private final StoredAnswers stored;
  private final Clock clock;

  Statements(JdbcClient database, StoredAnswers stored, Clock clock) {
    this.database = database;
    this.stored = stored;
    this.clock = clock;
  }

  /** Stores a new version of a form's answers. */
  @Transactional
  public void record(InitiativeNumber number, String form, Statement said, Actor by) {
    database
        .sql(
            """
            insert into statement (number, form, version, answers, stated_by, stated_at)
            values (:number, :form, :version, :answers::jsonb, :by, :at)
            """)
        .param("number", number)
        .param("form", form)
        .param("version", version(number, form) + 1)
        .param("answers", stored.write(said.written()))
        .param("by", by.userId())
        .param("at", SqlTime.now(clock))
        .update();
  }

  /** The last submitted version of a form; empty when nobody has submitted it yet. */
  public Optional<Statement> latest(InitiativeNumber number, String form) {
    return database
        .sql(
            """
            select answers::text, version, stated_by, stated_at, language from statement
            where number = ? and form = ? order by version desc limit 1
            """)
        .params(number, form)
        .query((row, n) -> new Statement(stored.read(row.getString("answers")), source(form, row)))
        .optional();
  }

  /** How often a form was submitted; 0 if never. */
  public int version(InitiativeNumber number, String form) {
    return database
        .sql("select coalesce(max(version), 0) from statement where number = ? and form = ?")
        .params(number, form)
        .query(Integer.class)
        .single();
  }

  private static Source source(String form, ResultSet row) throws SQLException {
    return new Source(
        form,
        row.getInt("version"),
        row.getString("stated_by"),
        row.getTimestamp("stated_at").toInstant(),
        row.getString("language"));
  }
}
