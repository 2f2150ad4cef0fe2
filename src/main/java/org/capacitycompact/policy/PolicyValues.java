package org.capacitycompact.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Figures that policy sets, each from a day on: ceilings, shares, limits of a change. */
@Service
public class PolicyValues {

  private final JdbcClient database;

  PolicyValues(JdbcClient database) {
    this.database = database;
  }

  /**
   * The value that holds on a day.
   *
   * @throws IllegalStateException when no value of that name holds on it
   */
  public BigDecimal value(String name, LocalDate on) {
    return database
        .sql(
            """
            select amount from policy_value
            where name = ? and valid_from <= ? order by valid_from desc limit 1
            """)
        .params(name, on)
        .query(BigDecimal.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no policy value " + name + " on " + on));
  }
}
