package org.capacitycompact.initiative.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The country says no (S5): at any stage, with a reason that is recorded and counted. */
@Embodies(value = "S5", as = Embodies.As.PAGE)
@Controller
class StopController {

  private final ActionPage page;
  private final Initiatives initiatives;
  private final Plans plans;

  StopController(ActionPage page, Initiatives initiatives, Plans plans) {
    this.page = page;
    this.initiatives = initiatives;
    this.plans = plans;
  }

  @GetMapping("/initiatives/{number}/stop")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = page.about(number, Right.STOP_INITIATIVE, actor);
    if (!initiative.status().isOpen()) {
      throw new ChangedMeanwhileException();
    }
    return page.show(action(initiative), Map.of(), language);
  }

  @PostMapping("/initiatives/{number}/stop")
  ModelAndView stop(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.STOP_INITIATIVE, actor);
    return page.submit(
        action(initiative),
        request,
        language,
        answers -> List.of(),
        answers -> stopped(number, answers, actor));
  }

  private String stopped(InitiativeNumber number, Answers answers, Actor actor) {
    String reason = answers.text("stopReason");
    String condition =
        answers
            .optionalText("refusalConditionMet")
            .map(position -> plans.refusalConditions(number).get(Integer.parseInt(position) - 1))
            .orElse("");
    String said = condition.isEmpty() ? reason : "“" + condition + "” " + reason;
    if (!initiatives.stop(number, actor, answers.text("stopReasonKind"), said)
        && !isDone(initiatives.get(number), said)) {
      throw new ChangedMeanwhileException();
    }
    return "/initiatives/" + number;
  }

  /**
   * The second of two clicks finds the initiative stopped already; a different reason or end is
   * reported.
   */
  private static boolean isDone(Initiative initiative, String said) {
    return initiative.status() == Status.STOPPED && said.equals(initiative.endReason());
  }

  private Action action(Initiative initiative) {
    List<String> conditions = plans.refusalConditions(initiative.number());
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      choices.add(new Choice(String.valueOf(i + 1), conditions.get(i)));
    }
    return new Action(
        "stop",
        LifecycleProcess.STOP_FORM,
        "/initiatives/" + initiative.number() + "/stop",
        initiative,
        Map.of("refusalConditionMetOptions", choices));
  }
}
