package org.capacitycompact.portal.initiatives;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.criteria.Clauses;
import org.capacitycompact.criteria.waiver.Waivers;
import org.capacitycompact.criteria.waiver.Waivers.Asked;
import org.capacitycompact.criteria.waiver.Waivers.Refusal;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.portal.ChangedMeanwhileException;
import org.capacitycompact.portal.NotAllowedException;
import org.capacitycompact.portal.NotThereException;
import org.capacitycompact.portal.initiatives.ActionPage.Action;
import org.capacitycompact.portal.initiatives.ActionPage.RefusedInTheAct;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.Choice;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The country or the secretariat asks the steering group to waive a gate that failed (S108). */
@Controller
class WaiverController {

  private final ActionPage page;
  private final Initiatives initiatives;
  private final Waivers waivers;
  private final Clauses clauses;

  WaiverController(ActionPage page, Initiatives initiatives, Waivers waivers, Clauses clauses) {
    this.page = page;
    this.initiatives = initiatives;
    this.waivers = waivers;
    this.clauses = clauses;
  }

  @GetMapping("/initiatives/{number}/waivers/new")
  ModelAndView open(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String clause,
      Actor actor,
      Locale language) {
    Initiative initiative = theirs(number, actor);
    List<String> waivable = waivers.waivable(initiative);
    if (waivable.isEmpty()) {
      throw new ChangedMeanwhileException();
    }
    Map<String, Object> chosen =
        waivable.contains(clause) ? Map.of("waivedClause", clause) : Map.of();
    return page.show(action(number, waivable, language), chosen, language)
        .addObject("initiative", initiative);
  }

  @PostMapping("/initiatives/{number}/waivers/new")
  ModelAndView ask(
      @PathVariable String number, HttpServletRequest request, Actor actor, Locale language) {
    Initiative initiative = theirs(number, actor);
    ModelAndView next =
        page.submit(
            action(number, waivers.waivable(initiative), language),
            request,
            language,
            answers -> List.of(),
            answers -> asked(number, answers, actor));
    return String.valueOf(next.getViewName()).startsWith("redirect:")
        ? next
        : next.addObject("initiative", initiative);
  }

  private String asked(String number, Answers answers, Actor actor) {
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

  private Initiative theirs(String number, Actor actor) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    if (!Right.ASK_WAIVER.on(actor, initiative.country())) {
      throw new NotAllowedException();
    }
    return initiative;
  }

  private Action action(String number, List<String> waivable, Locale language) {
    return new Action(
        "askWaiver",
        "ask-waiver",
        "/initiatives/" + number + "/waivers/new",
        Map.of(
            "waivedClauseOptions",
            waivable.stream()
                .map(
                    clause ->
                        new Choice(clause, clause + " " + clauses.of(clause, language).title()))
                .toList()));
  }
}
