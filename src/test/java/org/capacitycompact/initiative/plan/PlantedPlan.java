package org.capacitycompact.initiative.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts rows into a plan for tests of later stages, whatever the phase of the plan is. */
@Service
@Transactional
public class PlantedPlan {

  /** Whether one of these sections was saved on its page. */
  private static final String SAVED =
      """
      exists (select from plan_section p where p.number = :number and p.saved_at is not null
        and p.section in (%s))""";

  private static final Slots RESULTS =
      new Slots(
          "plan_result",
          3,
          "'results', 'indicators'",
          "title text, baseline numeric, target numeric, due date");
  private static final Slots TARGETS =
      new Slots(
          "sufficiency_target",
          3,
          "'results', 'indicators'",
          "indicator text, baseline numeric, target numeric, due date");
  private static final Slots REFUSALS =
      new Slots("refusal_condition", 3, "'refusals'", "condition text");
  private static final Slots MILESTONES =
      new Slots(
          "plan_milestone", 4, "'work'", "title text, institution text, due date, amount numeric");
  private static final Slots RISKS =
      new Slots(
          "plan_risk",
          3,
          "'risks'",
          "title text, likelihood integer, impact integer, mitigation text");

  private final JdbcClient database;
  private final ObjectMapper json;

  PlantedPlan(JdbcClient database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Slots of a form.
   *
   * @param count of the slots
   * @param sections of which one that was saved keeps its rows
   * @param columns that a slot fills, each with its type
   */
  private record Slots(String table, int count, String sections, String columns) {

    /** One statement for all slots; an upsert would be told to the triggers as an insert, too. */
    String merge() {
      String names = names("");
      return """
          with said as (
            select * from jsonb_to_recordset(:rows::jsonb) as s (position integer, %2$s)
          ), gone as (
            delete from %1$s t where t.number = :number and t.position <= %3$d
              and not exists (select from said s where s.position = t.position) and not %4$s
          ), kept as (
            update %1$s t set (%5$s) = row (%6$s) from said s
            where t.number = :number and t.position = s.position
              and row (%7$s) is distinct from row (%6$s)
          )
          insert into %1$s (number, position, %5$s)
          select :number, s.position, %6$s from said s
          where not exists (select from %1$s t where t.number = :number and t.position = s.position)
          order by s.position
          """
          .formatted(
              table, columns, count, SAVED.formatted(sections), names, names("s."), names("t."));
    }

    private String names(String of) {
      return Arrays.stream(columns.split(", "))
          .map(column -> of + column.substring(0, column.indexOf(' ')))
          .collect(Collectors.joining(", "));
    }
  }

  public void results(InitiativeNumber number, List<PlannedResult> results) {
    merge(
        RESULTS,
        number,
        results.stream()
            .map(
                each ->
                    row(
                        each.position(),
                        "title",
                        each.title(),
                        "baseline",
                        each.baseline(),
                        "target",
                        each.target(),
                        "due",
                        each.due()))
            .toList());
  }

  public void sufficiencyTargets(InitiativeNumber number, List<SufficiencyTarget> targets) {
    merge(
        TARGETS,
        number,
        targets.stream()
            .map(
                each ->
                    row(
                        each.position(),
                        "indicator",
                        each.indicator(),
                        "baseline",
                        each.baseline(),
                        "target",
                        each.target(),
                        "due",
                        each.due()))
            .toList());
  }

  /** The conditions by the numbers of their slots. */
  public void refusalConditions(InitiativeNumber number, Map<Integer, String> conditions) {
    merge(
        REFUSALS,
        number,
        conditions.entrySet().stream()
            .map(each -> row(each.getKey(), "condition", each.getValue()))
            .toList());
  }

  public void milestones(InitiativeNumber number, List<PlannedMilestone> milestones) {
    merge(
        MILESTONES,
        number,
        milestones.stream()
            .map(
                each ->
                    row(
                        each.position().value(),
                        "title",
                        each.title(),
                        "institution",
                        each.institution(),
                        "due",
                        each.due(),
                        "amount",
                        each.amount().amount()))
            .toList());
  }

  public void risks(InitiativeNumber number, List<Risk> risks) {
    merge(
        RISKS,
        number,
        risks.stream()
            .map(
                each ->
                    row(
                        each.position(),
                        "title",
                        each.title(),
                        "likelihood",
                        each.likelihood(),
                        "impact",
                        each.impact(),
                        "mitigation",
                        each.mitigation()))
            .toList());
  }

  /** The budget by source; where its section was saved, the sum of its lines stays. */
  public void budget(InitiativeNumber number, Budget budget) {
    database
        .sql(
            """
            insert into plan_budget (number, source, amount)
            select :number, s.source, s.amount::numeric
            from (values ('localCash', :localCash), ('localInKind', :localInKind),
                ('providerCash', :providerCash), ('providerInKind', :providerInKind),
                ('compact', :compact)) as s (source, amount)
            where not %s
            on conflict (number, source) do update set amount = excluded.amount
            where plan_budget.amount <> excluded.amount
            """
                .formatted(SAVED.formatted("'budget'")))
        .param("number", number)
        .param("localCash", budget.localCash().amount())
        .param("localInKind", budget.localInKind().amount())
        .param("providerCash", budget.providerCash().amount())
        .param("providerInKind", budget.providerInKind().amount())
        .param("compact", budget.compact().amount())
        .update();
  }

  /**
   * What holds for the whole. The sector is asked by no page of the plan, so that a form's answer
   * always counts.
   *
   * @param said by column; null takes away what stood there, and what is absent stays
   */
  public void frame(InitiativeNumber number, Map<String, ? extends @Nullable Object> said) {
    database
        .sql(
            """
            with said as (
              select :said::jsonb as j, not %s as free
            ), kept as (
              update plan_profile p set
                sector = case when jsonb_exists(j, 'sector') then j ->> 'sector' else p.sector end,
                (duration_months, reporting_interval_days, review_mechanism, change_management,
                  development_result) = (
                  select f.duration_months, f.reporting_interval_days, f.review_mechanism,
                    f.change_management, f.development_result
                  from jsonb_populate_record(p, case when free then j else '{}' end) f)
              from said where p.number = :number returning 1
            )
            insert into plan_profile (number, sector, duration_months, reporting_interval_days,
              review_mechanism, change_management, development_result)
            select :number, f.sector, f.duration_months, f.reporting_interval_days, f.review_mechanism,
              f.change_management, f.development_result
            from said, jsonb_populate_record(null::plan_profile, j) f
            where not exists (select from plan_profile where number = :number)
            """
                .formatted(SAVED.formatted("'frame'")))
        .param("number", number)
        .param("said", written(said))
        .update();
  }

  private void merge(Slots slots, InitiativeNumber number, List<Map<String, Object>> rows) {
    database.sql(slots.merge()).param("number", number).param("rows", written(rows)).update();
  }

  private static Map<String, Object> row(int position, @Nullable Object... columns) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("position", position);
    for (int i = 0; i < columns.length; i += 2) {
      Object value = columns[i + 1];
      if (value != null) {
        row.put(String.valueOf(columns[i]), value);
      }
    }
    return row;
  }

  private String written(Object said) {
    try {
      return json.writeValueAsString(said);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
