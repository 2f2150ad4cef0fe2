package org.capacitycompact.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people wanted in plans, each with the row as they had it before their eyes. */
@Component
public class WishRecord {

  /** The most of them on one page: older ones are in the history. */
  private static final int MOST = 200;

  private static final String BASE =
      """
      left join plan_change b on b.number = w.number and b.section = w.section
        and b.position = w.position and b.revision = w.base and b.act <> 'REMOVED'
      join person m on m.user_id = w.made_by
      """;

  private static final String PROPOSALS =
      """
      select w.*, b.content::text as before, m.name as maker, d.name as decider,
        w.decided_at as at, w.decided_by as decided, null as side, null as size, null::date as lapses_on
      from plan_proposal w
      """
          + BASE
          + """
            left join person d on d.user_id = w.decided_by
            where w.number = ? order by w.state <> 'OPEN', w.id desc limit ?
            """;

  private static final String REQUESTS =
      """
      select w.*, b.content::text as before, m.name as maker, d.name as decider,
        w.answered_at as at
      from plan_change_request w
      """
          + BASE
          + " left join person d on d.user_id = w.answered_by";

  private final JdbcClient database;
  private final PlanRows rows;

  WishRecord(JdbcClient database, PlanRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /**
   * Something that somebody wanted.
   *
   * @param before the row as they had it before their eyes; empty of one that is added
   * @param language of their words; null when unknown
   * @param maker their name
   * @param state of {@link ProposalState} or {@link RequestState}
   * @param answer what was said to it
   * @param decider the name of who decided
   * @param side which asked; null of a proposal
   * @param size who has to agree; null of a proposal
   * @param lapsesOn the last day on which it can be answered; null of a proposal
   */
  public record Made(
      long id,
      WantedChange wanted,
      Map<String, Object> before,
      String words,
      @Nullable String language,
      String madeBy,
      String maker,
      Instant madeAt,
      String state,
      @Nullable String answer,
      @Nullable String decider,
      @Nullable Instant decidedAt,
      @Nullable Side side,
      @Nullable ChangeSize size,
      @Nullable LocalDate lapsesOn) {

    public boolean isOpen() {
      return state.equals("OPEN");
    }
  }

  /** What was proposed, what is open first, then the newest; one statement. */
  public List<Made> proposals(InitiativeNumber number) {
    return database.sql(PROPOSALS).params(number, MOST).query((row, n) -> made(row)).list();
  }

  /** What was asked to be changed in the signed plan, what is open first; one statement. */
  public List<Made> requests(InitiativeNumber number) {
    return database
        .sql(
            REQUESTS
                + " where w.number = ? order by w.state not in ('OPEN', 'AGREED'), w.id desc limit ?")
        .params(number, MOST)
        .query((row, n) -> made(row))
        .list();
  }

  public Optional<Made> request(long id) {
    return database
        .sql(REQUESTS + " where w.id = ?")
        .param(id)
        .query((row, n) -> made(row))
        .optional();
  }

  private Made made(ResultSet row) throws SQLException {
    Section section = Section.of(row.getString("section")).orElseThrow();
    String before = row.getString("before");
    String side = row.getString("side");
    String size = row.getString("size");
    return new Made(
        row.getLong("id"),
        new WantedChange(
            InitiativeNumber.of(row.getString("number")),
            section,
            WantedChange.Act.valueOf(row.getString("act")),
            row.getObject("position", Integer.class),
            row.getObject("base", Integer.class),
            rows.columns(section).readChanged(row.getString("fields"))),
        before == null ? Map.of() : rows.read(section, before),
        row.getString("words"),
        row.getString("language"),
        row.getString("made_by"),
        row.getString("maker"),
        row.getTimestamp("made_at").toInstant(),
        row.getString("state"),
        row.getString("answer"),
        row.getString("decider"),
        SqlTime.instant(row, "at"),
        side == null ? null : Side.valueOf(side),
        size == null ? null : ChangeSize.valueOf(size),
        row.getObject("lapses_on", LocalDate.class));
  }
}
