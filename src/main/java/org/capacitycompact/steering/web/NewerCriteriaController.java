package org.capacitycompact.steering.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.steering.question.NewerCriteria;
import org.capacitycompact.steering.question.NewerCriteria.Newer;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The country or the secretariat asks the steering group to judge a running initiative by the valid
 * version of a table (S108).
 */
@Controller
class NewerCriteriaController {

  private final ActionPage page;
  private final NewerCriteria criteria;
  private final Wording wording;

  NewerCriteriaController(ActionPage page, NewerCriteria criteria, Wording wording) {
    this.page = page;
    this.criteria = criteria;
    this.wording = wording;
  }

  @GetMapping("/initiatives/{number}/newer-criteria")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = page.about(number, Right.ASK_NEWER_CRITERIA, actor);
    List<Newer> newer = criteria.of(initiative);
    if (newer.isEmpty()) {
      throw new ChangedMeanwhileException();
    }
    return page.show(action(initiative, newer, language), Map.of(), language);
  }

  @PostMapping("/initiatives/{number}/newer-criteria")
  ModelAndView ask(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.ASK_NEWER_CRITERIA, actor);
    return page.submit(
        action(initiative, criteria.of(initiative), language),
        request,
        language,
        answers -> List.of(),
        answers -> asked(number, answers, actor));
  }

  private String asked(InitiativeNumber number, Answers answers, Actor actor) {
    if (!criteria.ask(number, answers.text("newerDecision"), answers.text("newerReason"), actor)) {
      throw new RefusedInTheAct(FieldError.of("newerDecision", "newerCriteria.changed"));
    }
    return "/initiatives/" + number;
  }

  private Action action(Initiative initiative, List<Newer> newer, Locale language) {
    return new Action(
        "askNewerCriteria",
        NewerCriteria.FORM,
        "/initiatives/" + initiative.number() + "/newer-criteria",
        initiative,
        Map.of(
            "newerDecisionOptions",
            newer.stream()
                .map(each -> new Choice(each.decision(), line(each, wording, language)))
                .toList()));
  }

  /** "Quality: version 1 judged, version 3 holds now". */
  static String line(Newer newer, Wording wording, Locale language) {
    return wording.say(
        language,
        "newerCriteria.line",
        wording.say(language, "clauses.table." + newer.decision()),
        String.valueOf(newer.held()),
        String.valueOf(newer.version()));
  }
}
