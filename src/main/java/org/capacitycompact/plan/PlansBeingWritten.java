package org.capacitycompact.plan;

import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The plans of a country that are being written: whatever is said of them now can still be heeded.
 */
@Service
public class PlansBeingWritten {

  private final JdbcClient database;

  PlansBeingWritten(JdbcClient database) {
    this.database = database;
  }

  /**
   * A plan.
   *
   * @param comments how many were made on it
   */
  public record Draft(InitiativeNumber number, String title, String language, int comments) {}

  /** Those of the newest initiatives first. */
  public List<Draft> of(String country, int most) {
    return database
        .sql(
            """
            select i.number, i.title, i.language,
              (select count(*) from plan_comment c where c.number = i.number) as comments
            from initiative i
            where i.country = :country and i.status = 'RUNNING' and i.stage in ('DEMAND', 'APPRAISAL')
              and plan_phase(i.number) in ('DEMAND', 'DESIGN')
            order by i.started_at desc, i.number limit :most
            """)
        .param("country", country)
        .param("most", most)
        .query(Draft.class)
        .list();
  }
}
