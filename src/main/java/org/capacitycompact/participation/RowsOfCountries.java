package org.capacitycompact.participation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.ParticipatingCountries;
import org.capacitycompact.plan.CountryParts;
import org.capacitycompact.plan.PlanGuard;
import org.capacitycompact.plan.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds whose a row of a plan is: a country that takes part writes only its own, the lead none of
 * its rows, and only a country that takes part gets one. A signed plan changes in a country's row
 * only as that country proposed it; the lead's and the partners' agreement comes besides.
 */
@Component
class RowsOfCountries implements PlanGuard {

  private final ParticipatingCountries countries;
  private final JdbcClient database;

  RowsOfCountries(ParticipatingCountries countries, JdbcClient database) {
    this.countries = countries;
    this.database = database;
  }

  @Override
  public List<FieldError> against(Change change) {
    Row row = change.before();
    String before = row == null ? null : country(row.values());
    String after = change.after() == null ? null : country(change.after());
    boolean visitor = !change.by().isTiedTo(change.initiative().country());
    if (before == null && after == null && (!visitor || change.agreed())) {
      return List.of();
    }
    Set<String> takingPart = countries.now(change.initiative().number());
    if (after != null && !after.equals(before) && !takingPart.contains(after)) {
      return refused("plan.country.notTakingPart");
    }
    if (change.agreed()) {
      return before == null
              || !takingPart.contains(before)
              || isProposed(change.initiative().number(), Objects.requireNonNull(row), before)
          ? List.of()
          : refused("plan.country.askFirst");
    }
    String own = visitor ? own(change.by(), takingPart) : null;
    if (own != null) {
      boolean theirs =
          (row == null || own.equals(before)) && (change.after() == null || own.equals(after));
      return theirs ? List.of() : refused("plan.country.onlyOwn");
    }
    boolean given = visitor && !Objects.equals(before, after);
    return given || before != null && takingPart.contains(before)
        ? refused("plan.country.another")
        : List.of();
  }

  private static @Nullable String own(Actor by, Set<String> takingPart) {
    String country = by.country();
    return country != null && takingPart.contains(country) ? country : null;
  }

  private static @Nullable String country(Map<String, Object> values) {
    Object country = values.get(CountryParts.FIELD);
    return country == null ? null : country.toString();
  }

  /** Whether somebody of the country has proposed a change of its row in the signed plan. */
  private boolean isProposed(InitiativeNumber number, Row row, String country) {
    return database
        .sql(
            """
            select exists (select from plan_proposal p join person w on w.user_id = p.made_by
              where p.number = :number and p.section = :section and p.position = :position
                and p.phase = 'AGREED' and p.state in ('OPEN', 'ACCEPTED') and w.country = :country)
            """)
        .param("number", number)
        .param("section", row.section().id())
        .param("position", row.position())
        .param("country", country)
        .query(Boolean.class)
        .single();
  }

  private static List<FieldError> refused(String why) {
    return List.of(FieldError.of(CountryParts.FIELD, why));
  }
}
