package org.capacitycompact.plan;

import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who takes part in an initiative: the parties of its plan, the partners that the country chose and
 * the plan does not name, and civil society.
 */
@Service
public class PartiesOfPlan {

  /** As many as an overview names. */
  private static final int SHOWN = 12;

  private final JdbcClient database;

  PartiesOfPlan(JdbcClient database) {
    this.database = database;
  }

  /**
   * Somebody who takes part.
   *
   * @param role as in the plan (LEAD, IMPLEMENTS, PROVIDES, …), CHOSEN for a chosen partner that
   *     the plan does not name, CIVIL_SOCIETY
   * @param organisation the name of its organisation, where it is another than its own; else null
   * @param language in which the name was written; null when unknown
   */
  public record TakesPart(
      String role, String name, @Nullable String organisation, @Nullable String language) {}

  /** Whoever leads first. */
  public List<TakesPart> of(InitiativeNumber number) {
    return database
        .sql(
            """
            select role, name, organisation, language from (
              select p.role, p.name, nullif(o.name, p.name) as organisation, p.language,
                array_position(array['LEAD', 'IMPLEMENTS', 'PROVIDES', 'FACILITATES', 'FINANCES', 'ADVISES',
                  'USES'], p.role) as place, p.ordinal
              from plan_party p left join organisation o on o.code = p.organisation where p.number = :number
              union all
              select 'CHOSEN', o.name, null, null, 3, 0
              from plan_partner c join organisation o on o.code = c.organisation
              where c.number = :number and not exists (
                select from plan_party p where p.number = c.number and p.organisation = c.organisation)
              union all
              select 'CIVIL_SOCIETY', a.name, null, a.language, 9, a.ordinal
              from plan_actor a
              where a.number = :number and a.kind = 'civilSociety' and a.takes_part is not false) taking
            order by place, ordinal, name limit :most
            """)
        .param("number", number)
        .param("most", SHOWN)
        .query(TakesPart.class)
        .list();
  }
}
