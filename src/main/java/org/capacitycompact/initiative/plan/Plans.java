package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What every later stage reads of a plan, and what reports and examinations found about its rows.
 * The rows themselves are written by the plan's editor.
 */
@Service
@Transactional
public class Plans {

  private final JdbcClient database;

  Plans(JdbcClient database) {
    this.database = database;
  }

  /** The results that can be measured, each with its headline measure, in the plan's order. */
  public List<PlannedResult> results(InitiativeNumber number) {
    return database
        .sql(
            """
            select position, title, baseline, target, due, actual, actual_on,
              coalesce((select measure from plan_indicator i
                where i.position = headline_indicator(r.number, r.position) and i.number = r.number),
                'NUMBER') as measure
            from plan_result r where number = ? and num_nulls(baseline, target, due) = 0
            order by ordinal, position
            """)
        .param(number)
        .query(PlannedResult.class)
        .list();
  }

  /** Stores the value that a progress report gives for a result, as of a date. */
  public void reportResult(InitiativeNumber number, int position, BigDecimal actual, LocalDate on) {
    database
        .sql("update plan_result set actual = ?, actual_on = ? where number = ? and position = ?")
        .params(actual, on, number, position)
        .update();
  }

  public List<SufficiencyTarget> sufficiencyTargets(InitiativeNumber number) {
    return database
        .sql(
            """
            select t.position, t.indicator, t.baseline, t.target, t.due, t.actual, t.reached, t.evidence,
              coalesce(i.measure, 'NUMBER') as measure
            from sufficiency_target t left join plan_indicator i
              on i.number = t.number and i.position = t.indicator_position
            where t.number = ? order by i.ordinal, t.position
            """)
        .param(number)
        .query(SufficiencyTarget.class)
        .list();
  }

  /** Stores the value that a progress report gives for a target, as of a date. */
  public void reportTarget(InitiativeNumber number, int position, BigDecimal actual, LocalDate on) {
    database
        .sql(
            """
            update sufficiency_target set actual = ?, actual_on = ? where number = ? and position = ?
            """)
        .params(actual, on, number, position)
        .update();
  }

  /** Stores the finding of the joint examination on a target. */
  public void examineTarget(
      InitiativeNumber number,
      int position,
      @Nullable BigDecimal actual,
      @Nullable Boolean reached,
      @Nullable String evidence) {
    database
        .sql(
            """
            update sufficiency_target set actual = coalesce(?, actual), reached = coalesce(?, reached),
              evidence = coalesce(?, evidence) where number = ? and position = ?
            """)
        .params(actual, reached, evidence, number, position)
        .update();
  }

  public List<String> refusalConditions(InitiativeNumber number) {
    return database
        .sql("select condition from refusal_condition where number = ? order by ordinal, position")
        .param(number)
        .query(String.class)
        .list();
  }

  public List<PlannedMilestone> milestones(InitiativeNumber number) {
    return database
        .sql(
            """
            select position, title, institution, due, amount from plan_milestone
            where number = ? and kind = 'MILESTONE' order by ordinal, position
            """)
        .param(number)
        .query(
            (row, n) ->
                new PlannedMilestone(
                    new MilestonePosition(row.getInt("position")),
                    row.getString("title"),
                    row.getString("institution"),
                    row.getObject("due", LocalDate.class),
                    AccountingCurrency.of(row.getBigDecimal("amount"))))
        .list();
  }

  public List<Risk> risks(InitiativeNumber number) {
    return database
        .sql(
            """
            select position, title, likelihood, impact, mitigation from plan_risk
            where number = ? order by ordinal, position
            """)
        .param(number)
        .query(Risk.class)
        .list();
  }

  public void addRisk(InitiativeNumber number, Risk risk) {
    database
        .sql(
            """
            insert into plan_risk (number, position, title, likelihood, impact, mitigation)
            select :number, coalesce(max(last_position), 0) + 1, :title, :likelihood, :impact, :mitigation
            from plan_section where number = :number and section = 'risks'
            """)
        .param("number", number)
        .param("title", risk.title())
        .param("likelihood", risk.likelihood())
        .param("impact", risk.impact())
        .param("mitigation", risk.mitigation())
        .update();
  }

  /**
   * The level of the highest risk, likelihood × impact: 1-2 low, 3-4 medium, 6-9 high. Unknown
   * without a risk register.
   */
  public Optional<String> riskLevel(InitiativeNumber number) {
    return risks(number).stream()
        .map(risk -> risk.likelihood() * risk.impact())
        .max(Integer::compare)
        .map(highest -> highest <= 2 ? "low" : highest <= 4 ? "medium" : "high");
  }

  public Budget budget(InitiativeNumber number) {
    Map<String, Money> lines =
        database
            .sql("select source, amount from plan_budget where number = ?")
            .param(number)
            .query(
                (row, n) ->
                    Map.entry(row.getString(1), AccountingCurrency.of(row.getBigDecimal(2))))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Budget(
        lines.getOrDefault("localCash", AccountingCurrency.NOTHING),
        lines.getOrDefault("localInKind", AccountingCurrency.NOTHING),
        lines.getOrDefault("providerCash", AccountingCurrency.NOTHING),
        lines.getOrDefault("providerInKind", AccountingCurrency.NOTHING),
        lines.getOrDefault("compact", AccountingCurrency.NOTHING));
  }

  /** How much of the budget's lines is of one category; empty while no line has a value. */
  public Optional<Percent> budgetShare(InitiativeNumber number, String category) {
    return database
        .sql(
            """
            select round(100 * coalesce(sum(usd) filter (where category = ?), 0) / nullif(sum(usd), 0), 2)
            from plan_budget_line where number = ?
            """)
        .params(category, number)
        .query((row, n) -> Optional.ofNullable(row.getBigDecimal(1)).map(Percent::new))
        .single();
  }

  /** The providers chosen by the country, the lead first. */
  public List<Partner> partners(InitiativeNumber number) {
    return database
        .sql(
            """
            select organisation, lead, southern from plan_partner
            where number = ? order by lead desc, organisation
            """)
        .param(number)
        .query(Partner.class)
        .list();
  }

  public void replacePartners(InitiativeNumber number, List<Partner> partners) {
    database.sql("delete from plan_partner where number = ?").param(number).update();
    for (Partner partner : partners) {
      database
          .sql(
              "insert into plan_partner (number, organisation, lead, southern) values (?, ?, ?, ?)")
          .params(number, partner.organisation(), partner.lead(), partner.southern())
          .update();
    }
  }

  public Profile profile(InitiativeNumber number) {
    return database
        .sql("select sector, duration_months from plan_profile where number = ?")
        .param(number)
        .query(Profile.class)
        .optional()
        .orElseGet(() -> new Profile(null, null));
  }

  /** Days between two progress reports (S33); unknown until the design sets them. */
  public Optional<Integer> reportingIntervalDays(InitiativeNumber number) {
    return database
        .sql(
            """
            select reporting_interval_days from plan_profile
            where number = ? and reporting_interval_days is not null
            """)
        .param(number)
        .query(Integer.class)
        .optional();
  }

  private <T> List<T> all(String columnsFrom, InitiativeNumber number, Class<T> type) {
    return database
        .sql("select " + columnsFrom + " where number = ? order by position")
        .param(number)
        .query(type)
        .list();
  }
}
