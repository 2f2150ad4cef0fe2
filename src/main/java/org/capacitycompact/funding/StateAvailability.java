package org.capacitycompact.funding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.initiative.Figures;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A provider whose money a payment waits for says from when on it is there (S25, S112). When the
 * day comes, the payment goes on without anybody's answer.
 */
@Component
class StateAvailability implements TaskHandler {

  private final Commitments commitments;
  private final Parties parties;
  private final Amounts amounts;

  StateAvailability(Commitments commitments, Parties parties, Amounts amounts) {
    this.commitments = commitments;
    this.parties = parties;
    this.amounts = amounts;
  }

  @Override
  public String task() {
    return "UserTask_StateAvailability";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Locale language = LocaleContextHolder.getLocale();
    Map<String, Object> shown = new HashMap<>();
    commitments
        .availableFrom(task.number(), task.local())
        .ifPresent(
            day ->
                shown.put(
                    "availabilityShown",
                    amounts.text("funding.availableFrom", Figures.day(day, language))));
    return shown;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    LocalDate from = answers.date("availableFrom");
    commitments.available(
        task.number(),
        task.local(),
        from,
        answers.optionalText("availabilityNote").orElse(null),
        task.actor().userId());
    return Route.on().telling("done", name(task), from.toString());
  }

  private String name(TaskInHand task) {
    return parties.organisation(task.local()).map(Organisation::name).orElse(task.local());
  }
}
