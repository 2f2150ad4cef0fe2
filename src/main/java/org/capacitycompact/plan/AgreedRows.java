package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a plan was when it was signed, and what was agreed since. */
@Component
class AgreedRows {

  /** The source of money that is the Compact; no category is called so. */
  static final String COMPACT = "compact";

  /** A budget that forms gave by source, which becomes lines when somebody adds the first one. */
  private static final String SUMS =
      """
      select %s from plan_budget where number = :number and amount > 0
        and not exists (select from plan_budget_line where number = :number)
      """;

  /** Whose money a sum is, as lines name it: nobody asks which partner's. */
  private static final String GIVER = "case source when 'compact' then 'compact' else 'local' end";

  private final JdbcClient database;
  private final PlanRows rows;

  AgreedRows(JdbcClient database, PlanRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /**
   * A line of the budget as it stands.
   *
   * @param usd its value; null where it has none
   */
  record Line(int position, String category, String source, @Nullable BigDecimal usd) {}

  /**
   * A row as it was agreed; empty for one that came later.
   *
   * @param byGroup whether only what the steering group approved counts since the signature
   */
  Optional<Map<String, Object>> row(
      InitiativeNumber number, Section section, int position, boolean byGroup) {
    return database
        .sql("select agreed_content::text from plan_agreed(?, ?, ?) where agreed_position = ?")
        .params(number, section.id(), byGroup, position)
        .query((row, n) -> rows.read(section, row.getString(1)))
        .optional();
  }

  /**
   * A row as it was first agreed after the signature, by which it came; empty for one that is not
   * there.
   */
  Optional<Map<String, Object>> added(InitiativeNumber number, Section section, int position) {
    return database
        .sql(
            """
            select content::text from plan_change
            where number = ? and section = ? and position = ? and act = 'ADDED'
            order by id desc limit 1
            """)
        .params(number, section.id(), position)
        .query((row, n) -> rows.read(section, row.getString(1)))
        .optional();
  }

  /**
   * What each category of the budget came to, in US dollars, as signed or approved since; and what
   * the Compact gives, under {@link #COMPACT}.
   */
  Map<String, BigDecimal> categories(InitiativeNumber number) {
    return database
        .sql(
            """
            select part, sum(usd) from (
              select agreed_content ->> 'category' as category, agreed_content ->> 'source' as source,
                round((agreed_content ->> 'amount')::numeric
                  / (agreed_content ->> 'rate')::numeric, 2) as usd
              from plan_agreed(:number, 'budget', true)
              where agreed_content ->> 'amount' is not null
              union all
            """
                + SUMS.formatted("'OTHER', " + GIVER + ", amount")
                + """
                  ) as lines, lateral (values (category),
                    (case when source = :compact then :compact end)) as parts (part)
                  where part is not null group by part
                  """)
        .param("number", number)
        .param("compact", COMPACT)
        .query((row, n) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The lines of the budget as they stand. */
  List<Line> lines(InitiativeNumber number) {
    return database
        .sql(
            """
            select position, category, source, usd from plan_budget_line where number = :number
            union all
            """
                + SUMS.formatted("0, 'OTHER', " + GIVER + ", amount"))
        .param("number", number)
        .query(Line.class)
        .list();
  }
}
