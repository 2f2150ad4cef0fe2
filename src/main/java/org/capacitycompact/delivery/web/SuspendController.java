package org.capacitycompact.delivery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The country suspends the running work until it decides whether it resumes. */
@Embodies(value = "S5", as = Embodies.As.PAGE)
@Controller
class SuspendController {

  private final ActionPage page;
  private final Suspensions suspension;
  private final CountryDays days;

  SuspendController(ActionPage page, Suspensions suspension, CountryDays days) {
    this.page = page;
    this.suspension = suspension;
    this.days = days;
  }

  @GetMapping("/initiatives/{number}/suspend")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = page.about(number, Right.SUSPEND_WORK, actor);
    if (!suspension.isPossible(number, actor)) {
      throw new ChangedMeanwhileException();
    }
    return page.show(action(initiative), Map.of(), language);
  }

  @PostMapping("/initiatives/{number}/suspend")
  ModelAndView suspend(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.SUSPEND_WORK, actor);
    return page.submit(
        action(initiative),
        request,
        language,
        answers -> past(number, answers),
        answers -> suspended(number, answers, actor));
  }

  private List<FieldError> past(InitiativeNumber number, Answers answers) {
    return answers
        .optionalDate("suspensionReviewDate")
        .filter(day -> day.isBefore(days.todayOf(number)))
        .map(
            day ->
                List.of(
                    FieldError.ofDays(
                        "suspensionReviewDate", "action.suspend.past", day, days.todayOf(number))))
        .orElse(List.of());
  }

  private String suspended(InitiativeNumber number, Answers answers, Actor actor) {
    String reason = answers.text("suspensionReason");
    boolean suspended =
        suspension.suspend(
            number, actor, reason, answers.optionalDate("suspensionReviewDate").orElse(null));
    // The second of two clicks finds the work suspended already; a different reason is reported.
    if (!suspended && !reason.equals(suspension.reason(number))) {
      throw new ChangedMeanwhileException();
    }
    return "/initiatives/" + number;
  }

  private static Action action(Initiative initiative) {
    return new Action(
        "suspend",
        Suspensions.FORM,
        "/initiatives/" + initiative.number() + "/suspend",
        initiative,
        Map.of());
  }
}
