package org.capacitycompact.funding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.web.Figures;
import org.capacitycompact.worklist.Deadlines;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A provider whose money a payment waits for states when it will be available (S25, S112). On that
 * day the payment continues without another answer. A day more than a year ahead is refused, so
 * that a country's money is not held up for ever.
 */
@Component
class StateAvailability implements TaskHandler {

  /** Equals the limit in the table of statements. */
  private static final Period LATEST = Period.ofDays(365);

  private final Commitments commitments;
  private final Parties parties;
  private final Deadlines deadlines;
  private final CountryDays days;
  private final Clock clock;

  StateAvailability(
      Commitments commitments,
      Parties parties,
      Deadlines deadlines,
      CountryDays days,
      Clock clock) {
    this.commitments = commitments;
    this.parties = parties;
    this.deadlines = deadlines;
    this.days = days;
    this.clock = clock;
  }

  @Override
  public String task() {
    return PaymentHoldProcess.STATE_AVAILABILITY;
  }

  @Override
  public Right right() {
    return Right.PLEDGE;
  }

  @Override
  public Variable<?> oneFor() {
    return PaymentHoldProcess.PROVIDER;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    LocalDate latest = days.today(task.country()).plus(LATEST);
    return answers.date("availableFrom").isAfter(latest)
        ? List.of(
            FieldError.of(
                "availableFrom",
                "funding.error.tooFar",
                Figures.day(latest, LocaleContextHolder.getLocale())))
        : List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    LocalDate from = answers.date("availableFrom");
    commitments.recordAvailability(
        task.number(),
        task.local(),
        from,
        answers.optionalText("availabilityNote").orElse(null),
        task.actor().userId());
    return Route.to(PaymentHoldProcess.ASK_AGAIN_AT, askAgainAt(from).toString())
        .telling("done", name(task), from.toString());
  }

  /**
   * Noon UTC of the day, when it has begun everywhere; or the end of the usual period if that is
   * earlier, in case the money arrives early.
   */
  private Instant askAgainAt(LocalDate from) {
    Instant noon = from.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    Instant soon =
        clock.instant().plus(Duration.parse(deadlines.period(PaymentHoldProcess.DAY_STATED)));
    return (noon.isBefore(soon) ? noon : soon).truncatedTo(ChronoUnit.SECONDS);
  }

  private String name(TaskInHand task) {
    return parties.organisation(task.local()).map(Organisation::name).orElse(task.local());
  }
}
