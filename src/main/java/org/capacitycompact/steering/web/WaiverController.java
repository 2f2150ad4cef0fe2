package org.capacitycompact.steering.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.steering.question.Waivers;
import org.capacitycompact.steering.question.Waivers.Asked;
import org.capacitycompact.steering.question.Waivers.Refusal;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The country or the secretariat asks the steering group to waive a failed gate (S108). */
@Controller
class WaiverController {

  private final ActionPage page;
  private final Waivers waivers;
  private final Clauses clauses;

  WaiverController(ActionPage page, Waivers waivers, Clauses clauses) {
    this.page = page;
    this.waivers = waivers;
    this.clauses = clauses;
  }

  @GetMapping("/initiatives/{number}/waivers/new")
  ModelAndView open(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String clause,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.ASK_WAIVER, actor);
    List<String> waivable = waivers.waivable(initiative);
    if (waivable.isEmpty()) {
      throw new ChangedMeanwhileException();
    }
    Map<String, Object> chosen =
        waivable.contains(clause) ? Map.of("waivedClause", clause) : Map.of();
    return page.show(action(initiative, waivable, language), chosen, language);
  }

  @PostMapping("/initiatives/{number}/waivers/new")
  ModelAndView ask(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.ASK_WAIVER, actor);
    return page.submit(
        action(initiative, waivers.waivable(initiative), language),
        request,
        language,
        answers -> List.of(),
        answers -> asked(number, answers, actor));
  }

  private String asked(InitiativeNumber number, Answers answers, Actor actor) {
    Asked asked =
        new Asked(
            answers.text("waivedClause"),
            answers.text("waiverReason"),
            answers.date("waiverUntil"),
            answers.optionalText("waiverOffered").orElse(null));
    waivers
        .ask(number, asked, actor)
        .ifPresent(
            refusal -> {
              throw new RefusedInTheAct(
                  FieldError.of(field(refusal), "waiver.refused." + refusal.name()));
            });
    return "/initiatives/" + number;
  }

  private static String field(Refusal refusal) {
    return refusal == Refusal.PAST || refusal == Refusal.TOO_LONG ? "waiverUntil" : "waivedClause";
  }

  private Action action(Initiative initiative, List<String> waivable, Locale language) {
    return new Action(
        "askWaiver",
        Waivers.FORM,
        "/initiatives/" + initiative.number() + "/waivers/new",
        initiative,
        Map.of(
            "waivedClauseOptions",
            waivable.stream()
                .map(
                    clause ->
                        new Choice(clause, clause + " " + clauses.of(clause, language).title()))
                .toList()));
  }
}
