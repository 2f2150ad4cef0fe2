package org.capacitycompact.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a row became, step by step; it outlives the row. */
@Component
public class RowHistory {

  private final JdbcClient database;
  private final PlanRows rows;

  RowHistory(JdbcClient database, PlanRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** What was done to it. */
  public enum Act {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * One step.
   *
   * @param before its values until then; empty for one that was added
   * @param after its values from then on; of a removed row its last
   * @param fields the keys of what was changed
   * @param by the user id; null when a form of a task or a release before wrote it
   */
  public record Step(
      Act act,
      Map<String, Object> before,
      Map<String, Object> after,
      Set<String> fields,
      @Nullable String by,
      Instant at) {}

  private record Kept(Act act, Map<String, Object> values, @Nullable String by, Instant at) {}

  /** The steps of a row, the latest first; empty when there was no such row. */
  public List<Step> of(InitiativeNumber number, Section section, int position) {
    List<Kept> kept =
        database
            .sql(
                """
                select act, content::text, changed_by, changed_at from plan_change
                where number = ? and section = ? and position = ? order by id
                """)
            .params(number, section.id(), position)
            .query(
                (row, n) ->
                    new Kept(
                        Act.valueOf(row.getString(1)),
                        rows.read(section, row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
            .list();
    List<Step> steps = new ArrayList<>();
    Map<String, Object> before = Map.of();
    for (Kept each : kept) {
      steps.add(
          0,
          new Step(
              each.act(),
              before,
              each.values(),
              each.act() == Act.CHANGED ? Merge.differing(before, each.values()) : Set.of(),
              each.by(),
              each.at()));
      before = each.act() == Act.REMOVED ? Map.of() : each.values();
    }
    return List.copyOf(steps);
  }

  /** The anchors of the rows that were removed. */
  Set<String> removed(InitiativeNumber number) {
    return Set.copyOf(
        database
            .sql(
                """
                select distinct section || '-' || position from plan_change
                where number = ? and act = 'REMOVED'
                """)
            .param(number)
            .query(String.class)
            .list());
  }
}
