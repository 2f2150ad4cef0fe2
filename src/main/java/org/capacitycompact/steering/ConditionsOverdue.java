package org.capacitycompact.steering;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.Concerns;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Conditions of the approval whose day has passed without anybody saying that they are met. */
@Component
class ConditionsOverdue implements Concerns {

  /** As grave as a risk that is likely and hits hard. */
  private static final int WEIGHT = 7;

  private final Approval approvals;
  private final CountryDays days;
  private final Wording wording;

  ConditionsOverdue(Approval approvals, CountryDays days, Wording wording) {
    this.approvals = approvals;
    this.days = days;
    this.wording = wording;
  }

  @Override
  public List<Concern> of(Initiative initiative, Actor reader, Locale language) {
    if (!initiative.status().isOpen()) {
      return List.of();
    }
    LocalDate today = days.todayOf(initiative.number());
    return approvals.conditions(initiative.number()).stream()
        .filter(condition -> !condition.met() && condition.due().isBefore(today))
        .map(
            condition ->
                new Concern(
                    WEIGHT,
                    Cell.said(condition.condition(), null)
                        .leadingTo(Part.STEERING.address(initiative.number())),
                    new Tag(
                        wording.say(
                            language,
                            "overview.late",
                            ChronoUnit.DAYS.between(condition.due(), today)),
                        "bad"),
                    Cell.of(
                        wording.say(
                            language,
                            "overview.condition",
                            wording.day(condition.due(), language)))))
        .toList();
  }
}
