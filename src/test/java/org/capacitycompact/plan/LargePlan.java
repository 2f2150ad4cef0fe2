package org.capacitycompact.plan;

import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan as large as they come: results, indicators, activities and budget lines. */
public final class LargePlan {

  private final JdbcClient database;

  public LargePlan(JdbcClient database) {
    this.database = database;
  }

  /** Adds so many rows of each to the plan. */
  public void write(InitiativeNumber number, int results, int indicators, int work, int lines) {
    rows(
        number,
        results,
        """
        insert into plan_result (number, position, kind, title, capacity_level, changed_by)
        select :number, 1000 + n, 'OUTPUT', 'Health officers of sub-county ' || n || ' decide with figures',
          'institutional', 'amina' from generate_series(1, :rows) n
        """);
    rows(
        number,
        indicators,
        """
        insert into plan_indicator (number, position, title, measure, unit, direction, baseline, baseline_on,
          baseline_source, targets, enough, enough_on, verification, changed_by)
        select :number, 1000 + n, 'Reviews that were held in sub-county ' || n, 'NUMBER', 'reviews a quarter',
          'MORE', n % 7, date '2026-01-31', 'Register of the county ' || n,
          jsonb_build_array(jsonb_build_object('value', 10 + n, 'on', '2027-06-30')), 20 + n,
          date '2029-06-30', 'Minutes of review ' || n, 'amina' from generate_series(1, :rows) n
        """);
    rows(
        number,
        work,
        """
        insert into plan_milestone (number, position, kind, title, institution, due, changed_by)
        select :number, 1000 + n, 'ACTIVITY', 'Visit to the sub-county ' || n, 'Ministry of Health',
          date '2027-01-01' + n, 'amina' from generate_series(1, :rows) n
        """);
    rows(
        number,
        lines,
        """
        insert into plan_budget_line (number, position, title, category, year, source, means, currency, amount,
          rate, rate_on, flow, changed_by)
        select :number, 1000 + n, 'Travel to sub-county ' || n, 'TRAVEL', 2027, 'local', 'cash', 'USD', 100 + n,
          1, date '2026-11-01', 'TREASURY', 'amina' from generate_series(1, :rows) n
        """);
  }

  /** Changes every one of those rows in several of its answers. */
  public void change(InitiativeNumber number) {
    rows(
        number,
        0,
        """
        update plan_indicator set baseline_source = 'Another register ' || position, enough = enough + 5,
          verification = 'Other minutes ' || position, unit = 'reviews a month'
        where number = :number and position > 1000 and :rows = 0
        """);
    rows(
        number,
        0,
        """
        update plan_budget_line set amount = amount + 10, title = 'Journey ' || position, category = 'TRAINING'
        where number = :number and position > 1000 and :rows = 0
        """);
  }

  private void rows(InitiativeNumber number, int rows, String sql) {
    database.sql(sql).param("number", number).param("rows", rows).update();
  }
}
