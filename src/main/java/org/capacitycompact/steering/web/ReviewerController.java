package org.capacitycompact.steering.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.steering.IndependentReviewer;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The secretariat replaces an independent reviewer who does not answer or is too close (S28). */
@Embodies(value = "S28", as = Embodies.As.PAGE)
@Controller
class ReviewerController {

  private final ActionPage page;
  private final IndependentReviewer reviewer;
  private final Wording wording;

  ReviewerController(ActionPage page, IndependentReviewer reviewer, Wording wording) {
    this.page = page;
    this.reviewer = reviewer;
    this.wording = wording;
  }

  @GetMapping("/initiatives/{number}/reviewer")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = page.about(number, Right.APPOINT_REVIEWER, actor);
    if (!reviewer.canBeReplaced(number, actor)) {
      throw new ChangedMeanwhileException();
    }
    return page.show(action(initiative), shown(number, actor, language), language);
  }

  @PostMapping("/initiatives/{number}/reviewer")
  ModelAndView replace(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.APPOINT_REVIEWER, actor);
    return page.submit(
        action(initiative),
        shown(number, actor, language),
        request,
        language,
        answers -> List.of(),
        answers -> replaced(number, answers, actor));
  }

  private String replaced(InitiativeNumber number, Answers answers, Actor actor) {
    if (!reviewer.replace(number, actor, answers.text("replacementReason"))) {
      throw new ChangedMeanwhileException();
    }
    return "/initiatives/" + number;
  }

  /** Who is being replaced. */
  private List<Exhibit> shown(InitiativeNumber number, Actor actor, Locale language) {
    Collected facts = new Collected();
    reviewer
        .asked(number, actor)
        .ifPresent(
            asked -> {
              facts.add(wording.say(language, "approval.fact.reviewer"), Cell.of(asked.name()));
              if (asked.due() != null) {
                facts.add(
                    wording.say(language, "reviewer.wantedBy"),
                    Cell.of(wording.day(asked.due(), language)));
              }
            });
    return List.of(facts.under(wording.say(language, "steering.review")));
  }

  private static Action action(Initiative initiative) {
    return new Action(
        "reviewer",
        IndependentReviewer.FORM,
        "/initiatives/" + initiative.number() + "/reviewer",
        initiative,
        Map.of());
  }
}
