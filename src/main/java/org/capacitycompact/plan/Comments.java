package org.capacitycompact.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was said about the rows of a plan, with the country's answers. */
@Component
public class Comments {

  private static final String READ =
      """
      select c.id, c.section, c.position, c.words, c.said_by, c.language, c.said_at, p.name,
        a.id as answer, a.words as answer_words, a.language as answer_language,
        a.said_at as answered_at, q.name as answered_by
      from plan_comment c join person p on p.user_id = c.said_by
        left join plan_answered d on d.comment = c.id and d.number = c.number
        left join plan_answer a on a.id = d.answer
        left join person q on q.user_id = a.said_by
      where c.number = :number and (:section = '' or c.section = :section)
      order by c.id, a.id
      """;

  private final JdbcClient database;

  Comments(JdbcClient database) {
    this.database = database;
  }

  /** Something that somebody said; language null when unknown. */
  public record Words(String text, @Nullable String language, String by, Instant at) {}

  /**
   * A comment.
   *
   * @param answers of the country, in order; none when nobody answered yet
   */
  public record Comment(
      long id, String section, int position, String saidBy, Words said, List<Words> answers) {

    public boolean isAnswered() {
      return !answers.isEmpty();
    }
  }

  /** All comments on a plan, in order; one statement. */
  public List<Comment> of(InitiativeNumber number) {
    return read(number, "");
  }

  /** The comments on the rows of a section, of removed ones too; one statement. */
  public List<Comment> of(InitiativeNumber number, Section section) {
    return read(number, section.id());
  }

  private List<Comment> read(InitiativeNumber number, String section) {
    List<Comment> comments = new ArrayList<>();
    Map<Long, Comment> byId = new HashMap<>();
    database
        .sql(READ)
        .param("number", number)
        .param("section", section)
        .query(
            row -> {
              long id = row.getLong("id");
              Comment comment = byId.get(id);
              if (comment == null) {
                comment =
                    new Comment(
                        id,
                        row.getString("section"),
                        row.getInt("position"),
                        row.getString("said_by"),
                        new Words(
                            row.getString("words"),
                            row.getString("language"),
                            row.getString("name"),
                            row.getTimestamp("said_at").toInstant()),
                        new ArrayList<>());
                byId.put(id, comment);
                comments.add(comment);
              }
              Instant answered = SqlTime.instant(row, "answered_at");
              if (answered != null) {
                comment
                    .answers()
                    .add(
                        new Words(
                            row.getString("answer_words"),
                            row.getString("answer_language"),
                            row.getString("answered_by"),
                            answered));
              }
            });
    return comments;
  }
}
