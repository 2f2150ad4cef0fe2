package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.ChangeRequests;
import org.capacitycompact.plan.Decided;
import org.capacitycompact.plan.Decided.Result;
import org.capacitycompact.plan.Proposals;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What waits to be decided in a plan: what was proposed to the country, and what the sides of a
 * signed plan asked of each other.
 */
@Controller
class DecisionController {

  private final Initiatives initiatives;
  private final Proposals proposals;
  private final ChangeRequests requests;
  private final WishViews views;
  private final Wording wording;

  DecisionController(
      Initiatives initiatives,
      Proposals proposals,
      ChangeRequests requests,
      WishViews views,
      Wording wording) {
    this.initiatives = initiatives;
    this.proposals = proposals;
    this.requests = requests;
    this.views = views;
    this.wording = wording;
  }

  /** What a button of a wish does; the country accepts a proposal, a side agrees to a change. */
  enum Act {
    YES,
    NO,
    BACK
  }

  @GetMapping("/initiatives/{number}/plan/proposals")
  ModelAndView proposals(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    return proposals(visible(number, actor), actor, language, 0, "");
  }

  @PostMapping("/initiatives/{number}/plan/proposals/{proposal}")
  ModelAndView decide(
      @PathVariable InitiativeNumber number,
      @PathVariable long proposal,
      @RequestParam Act act,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "") String answer,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    String words = Said.tidy(answer);
    String problem =
        problem(
            act,
            words,
            language,
            () -> proposals.accept(number, proposal, seen, actor),
            () -> proposals.decline(number, proposal, words, actor),
            () -> proposals.withdraw(number, proposal, actor));
    return problem.isEmpty()
        ? new ModelAndView("redirect:/initiatives/" + number + "/plan/proposals")
        : refused(proposals(initiative, actor, language, proposal, problem), answer);
  }

  @GetMapping("/initiatives/{number}/plan/changes")
  ModelAndView changes(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    return changes(visible(number, actor), actor, language, 0, "");
  }

  @PostMapping("/initiatives/{number}/plan/changes/{request}")
  ModelAndView answer(
      @PathVariable InitiativeNumber number,
      @PathVariable long request,
      @RequestParam Act act,
      @RequestParam(defaultValue = "0") int seen,
      @RequestParam(defaultValue = "") String answer,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    String words = Said.tidy(answer);
    String problem =
        problem(
            act,
            words,
            language,
            () -> requests.agree(number, request, seen, actor),
            () -> requests.decline(number, request, words, actor),
            () -> requests.withdraw(number, request, actor));
    return problem.isEmpty()
        ? new ModelAndView("redirect:/initiatives/" + number + "/plan/changes")
        : refused(changes(initiative, actor, language, request, problem), answer);
  }

  private ModelAndView proposals(
      Initiative initiative, Actor actor, Locale language, long about, String problem) {
    return page(
        initiative, "proposals", views.proposals(initiative, actor, language), about, problem);
  }

  private ModelAndView changes(
      Initiative initiative, Actor actor, Locale language, long about, String problem) {
    return page(initiative, "changes", views.requests(initiative, actor, language), about, problem);
  }

  private static ModelAndView page(
      Initiative initiative,
      String kind,
      List<WishViews.WishView> wishes,
      long about,
      String problem) {
    ModelAndView page = new ModelAndView("plan/wishes");
    page.addObject("initiative", initiative);
    page.addObject("kind", kind);
    page.addObject("wishes", wishes);
    page.addObject("about", about);
    page.addObject("problem", problem);
    page.addObject(
        "elsewhere", !problem.isEmpty() && wishes.stream().noneMatch(wish -> wish.id() == about));
    return page;
  }

  private static ModelAndView refused(ModelAndView page, String answer) {
    page.addObject("answer", answer);
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page;
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }

  /** What is in the way of it; empty when it was done. Whoever says no says why. */
  private String problem(
      Act act,
      String words,
      Locale language,
      Supplier<Decided> yes,
      BooleanSupplier no,
      BooleanSupplier back) {
    return switch (act) {
      case YES -> problem(yes.get(), language);
      case NO -> {
        String unsaid = said(words, language);
        yield unsaid.isEmpty() ? late(no.getAsBoolean(), language) : unsaid;
      }
      case BACK -> late(back.getAsBoolean(), language);
    };
  }

  private String said(String words, Locale language) {
    String problem = Said.problem(words);
    return problem.isEmpty() ? "" : wording.say(language, problem);
  }

  private String late(boolean done, Locale language) {
    return done ? "" : wording.say(language, "plan.decided." + Result.TOO_LATE);
  }

  private String problem(Decided decided, Locale language) {
    if (decided.isDone()) {
      return "";
    }
    return decided.result() == Result.REFUSED
        ? decided.errors().stream()
            .map(error -> wording.say(language, error.messageKey(), error.args().toArray()))
            .collect(Collectors.joining(" "))
        : wording.say(language, "plan.decided." + decided.result());
  }
}
