package org.capacitycompact.plan;

import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The risks that a plan names, the gravest first (S80). */
@Service
public class RiskRegister {

  private final JdbcClient database;

  RiskRegister(JdbcClient database) {
    this.database = database;
  }

  /**
   * A risk.
   *
   * @param grave likelihood times impact, from 1 to 9
   * @param mitigation what is done about it
   * @param owner who watches it
   * @param language of its texts; null when unknown
   */
  public record NamedRisk(
      String title,
      int grave,
      @Nullable String mitigation,
      @Nullable String owner,
      @Nullable String language) {}

  /** Those of at least this gravity. */
  public List<NamedRisk> of(InitiativeNumber number, int least) {
    return database
        .sql(
            """
            select title, likelihood * impact as grave, mitigation, owner, language from plan_risk
            where number = ? and likelihood * impact >= ?
            order by likelihood * impact desc, ordinal, position
            """)
        .params(number, least)
        .query(NamedRisk.class)
        .list();
  }
}
