package org.capacitycompact.initiative.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Dollars;
import org.capacitycompact.sample.Cast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("The numbered slots of a form")
class PlanSlotsTest {

  private static final LocalDate DAY = LocalDate.of(2031, 6, 30);

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired JdbcClient database;

  private InitiativeNumber number;

  @BeforeEach
  void raised() {
    number = cast.raise("amina", "A plan that a form writes");
  }

  @Test
  @DisplayName("change the row at their number, which keeps what no slot asks")
  void rowsKeepMore() {
    slots.results(number, List.of(result(1, "Reviews", "0", "10"), result(2, "Laws", "0", "1")));
    write(
        "update plan_result set sector = '151', kind = 'OUTPUT' where number = ? and position = 1");
    write(
        """
        update plan_indicator set unit = 'reviews', targets =
          '[{"value": 4, "on": "2030-01-01"}, {"value": 10, "on": "2031-06-30"}]'
        where number = ? and result = 1
        """);

    slots.results(number, List.of(result(1, "Reviews held", "2", "12")));

    assertThat(plans.results(number))
        .extracting(PlannedResult::title)
        .containsExactly("Reviews held");
    assertThat(one("select sector || kind || revision from plan_result where number = ?"))
        .isEqualTo("151OUTPUT2");
    assertThat(
            one(
                """
                select title || ' ' || unit || ' ' || baseline::integer || ' ' || (targets #>> '{0,value}')
                  || ' ' || (targets #>> '{1,value}') || ' ' || jsonb_array_length(targets)
                from plan_indicator where number = ?
                """))
        .as("the other result's indicator went with it; this one's first target stays")
        .isEqualTo("Reviews held reviews 2 4 12 2");
  }

  @Test
  @DisplayName("leave the rows beyond them alone")
  void rowsBeyondStay() {
    slots.risks(number, List.of(risk(1, "Staff leave"), risk(2, "Floods"), risk(7, "Drought")));

    slots.risks(number, List.of(risk(2, "Floods"), risk(3, "Strikes")));

    assertThat(plans.risks(number))
        .extracting(Risk::position, Risk::title)
        .containsExactly(tuple(2, "Floods"), tuple(3, "Strikes"), tuple(7, "Drought"));
  }

  @Test
  @DisplayName("take no row out of a section that was saved on its page")
  void savedSectionsStay() {
    slots.milestones(number, List.of(milestone(1), milestone(2)));
    slots.budget(number, budget("100"));
    write(
        """
        update plan_section set saved_at = now(), saved_by = 'amina'
        where number = ? and section = 'work'
        """);
    write(
        """
        insert into plan_section (number, section, saved_at, saved_by)
        select ?, section, now(), 'amina' from unnest(array['budget', 'frame']) section
        """);

    slots.milestones(number, List.of());
    slots.budget(number, budget("999"));
    slots.frame(number, Map.of("sector", "151", "duration_months", 24));

    assertThat(plans.milestones(number)).hasSize(2);
    assertThat(plans.budget(number).total()).isEqualByComparingTo(Dollars.usd("100"));
    slots.frame(number, Map.of("sector", "240", "duration_months", 12));
    assertThat(plans.profile(number)).isEqualTo(new Profile("240", 24));
  }

  @Test
  @DisplayName("write a target and its indicator alike, in both directions")
  void targetsAndIndicators() {
    slots.sufficiencyTargets(number, List.of(target(1, "Trainers", "10"), target(2, "Laws", "1")));
    write(
        """
        update plan_indicator set measure = 'PERCENT', verification = 'Registers'
        where number = ? and title = 'Trainers'
        """);

    slots.sufficiencyTargets(number, List.of(target(1, "Trainers at work", "120")));

    assertThat(
            one(
                """
                select title || ' ' || enough::integer || ' ' || measure || ' ' || verification
                from plan_indicator where number = ?
                """))
        .as("a hundred and twenty is no percentage")
        .isEqualTo("Trainers at work 120 NUMBER Registers");
    write("update plan_indicator set enough = 60 where number = ?");
    assertThat(plans.sufficiencyTargets(number))
        .extracting(SufficiencyTarget::target)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("60"));
  }

  @Test
  @DisplayName("leave an indicator that measures a result, when only its target goes")
  void indicatorsOfResultsStay() {
    slots.results(number, List.of(result(1, "Reviews", "0", "10")));
    write("update plan_indicator set enough = 8, enough_on = '2031-12-31' where number = ?");
    assertThat(plans.sufficiencyTargets(number)).hasSize(1);

    slots.sufficiencyTargets(number, List.of());

    assertThat(plans.sufficiencyTargets(number)).isEmpty();
    assertThat(plans.results(number)).hasSize(1);
    assertThat(one("select title || coalesce(enough, -1) from plan_indicator where number = ?"))
        .isEqualTo("Reviews-1");
    write("update plan_indicator set enough = 8, enough_on = '2031-12-31' where number = ?");
    slots.results(number, List.of());
    assertThat(plans.sufficiencyTargets(number)).as("goes with its result").isEmpty();
  }

  @Test
  @DisplayName("write what holds for the whole in one row, whose revisions count its changes")
  void theFrame() {
    slots.frame(number, Map.of("sector", "151", "duration_months", 12));
    Map<String, @Nullable Object> again = new HashMap<>();
    again.put("duration_months", null);
    again.put("review_mechanism", "peer");
    slots.frame(number, again);
    slots.frame(number, again);

    assertThat(plans.profile(number)).isEqualTo(new Profile("151", null));
    // A node of the release before this one writes it so.
    write(
        """
        insert into plan_profile (number, sector, duration_months) values (?, '151', 18)
        on conflict (number) do update set duration_months = excluded.duration_months
        """);
    assertThat(
            database
                .sql(
                    """
                    select revision || act from plan_change where number = ? and section = 'frame'
                    order by id
                    """)
                .param(number)
                .query(String.class)
                .list())
        .containsExactly("0ADDED", "1CHANGED", "2CHANGED");
  }

  @Test
  @DisplayName("keep the numbers that refusal conditions were written at")
  void refusals() {
    slots.refusalConditions(number, Map.of(2, "No staff of our own", 3, "Foreign lead"));
    slots.refusalConditions(number, Map.of(3, "A foreign lead"));

    assertThat(one("select position || condition from refusal_condition where number = ?"))
        .isEqualTo("3A foreign lead");
  }

  private void write(String sql) {
    database.sql(sql).param(number).update();
  }

  private String one(String sql) {
    return database.sql(sql).param(number).query(String.class).single();
  }

  private static PlannedResult result(int slot, String title, String from, String to) {
    return new PlannedResult(
        slot, title, new BigDecimal(from), new BigDecimal(to), DAY, null, null);
  }

  private static SufficiencyTarget target(int slot, String indicator, String value) {
    return new SufficiencyTarget(
        slot, indicator, null, new BigDecimal(value), DAY, null, null, null);
  }

  private static Risk risk(int slot, String title) {
    return new Risk(slot, title, 1, 2, null);
  }

  private static PlannedMilestone milestone(int slot) {
    return new PlannedMilestone(
        new MilestonePosition(slot), "Manual " + slot, "School", DAY, Dollars.usd("10"));
  }

  private static Budget budget(String local) {
    return new Budget(
        Dollars.usd(local),
        AccountingCurrency.NOTHING,
        AccountingCurrency.NOTHING,
        AccountingCurrency.NOTHING,
        AccountingCurrency.NOTHING);
  }
}
