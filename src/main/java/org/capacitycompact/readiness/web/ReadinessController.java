package org.capacitycompact.readiness.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.readiness.Dimension;
import org.capacitycompact.readiness.Level;
import org.capacitycompact.readiness.OwnAssessments;
import org.capacitycompact.readiness.OwnAssessments.Found;
import org.capacitycompact.readiness.OwnAssessments.Made;
import org.capacitycompact.readiness.ProvidersReadiness;
import org.capacitycompact.readiness.ProvidersReadiness.Standing;
import org.capacitycompact.readiness.ReadinessAssessments;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Providers assess themselves; everybody reads the level, and the secretariat whose are missing.
 */
@Controller
class ReadinessController {

  private final ReadinessAssessments assessments;
  private final OwnAssessments own;
  private final ProvidersReadiness providers;
  private final ReadinessWords words;

  ReadinessController(
      ReadinessAssessments assessments,
      OwnAssessments own,
      ProvidersReadiness providers,
      ReadinessWords words) {
    this.assessments = assessments;
    this.own = own;
    this.providers = providers;
    this.words = words;
  }

  /** A provider in a list; {@code span} is empty when it has made none. */
  record Row(String code, String name, Tag standing, String span) {}

  record MadeView(Tag level, String day, String until, String by, boolean newest) {}

  record FoundView(
      String dimension, Tag level, @Nullable String evidence, @Nullable String language) {}

  @GetMapping("/readiness")
  String overview(Actor actor, Locale language, Model model) {
    boolean assesses = Right.ASSESS_OWN_READINESS.of(actor) && actor.organisation() != null;
    boolean seesAll = Right.READ_ANSWERS_OF_READINESS.of(actor);
    if (!assesses && !seesAll) {
      throw new NotAllowedException();
    }
    if (assesses) {
      return one(actor.organisation(), actor, language, model);
    }
    LocalDate today = providers.today();
    model.addAttribute(
        "rows",
        providers.all().stream()
            .map(
                each ->
                    new Row(
                        each.organisation(),
                        each.name(),
                        words.standing(each, today, language),
                        words.span(each, language)))
            .toList());
    model.addAttribute("months", assessments.months(today));
    return "readiness/providers";
  }

  @GetMapping("/readiness/assess")
  String ask(Actor actor, Locale language, Model model) {
    admit(actor);
    return page(AssessmentForm.EMPTY, Map.of(), model);
  }

  @PostMapping("/readiness/assess")
  String assess(
      @RequestParam Map<String, String> posted,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    admit(actor);
    AssessmentForm form = new AssessmentForm(posted);
    Map<String, String> problems = form.problems();
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(form, problems, model);
    }
    assessments.assess(form.said(), actor);
    return "redirect:/readiness?assessed";
  }

  @GetMapping("/providers/{code}/readiness")
  String one(@PathVariable @Nullable String code, Actor actor, Locale language, Model model) {
    if (code == null || !Right.SEE_READINESS.of(actor)) {
      throw new NotThereException();
    }
    Standing standing = providers.of(code).orElseThrow(NotThereException::new);
    boolean mine = Right.ASSESS_OWN_READINESS.of(actor) && code.equals(actor.organisation());
    List<Made> made = mine || Right.READ_ANSWERS_OF_READINESS.of(actor) ? own.of(code) : List.of();
    model.addAttribute("provider", standing.name());
    model.addAttribute("mine", mine);
    model.addAttribute("standing", words.standing(standing, providers.today(), language));
    model.addAttribute("span", words.span(standing, language));
    model.addAttribute("months", assessments.months(providers.today()));
    model.addAttribute("newest", made.isEmpty() ? null : made.get(0));
    model.addAttribute(
        "answers",
        made.isEmpty()
            ? List.of()
            : own.answers(made.get(0).id()).stream()
                .sorted(Comparator.comparing(Found::dimension))
                .map(each -> view(each, language))
                .toList());
    model.addAttribute(
        "history",
        made.stream()
            .map(
                each ->
                    new MadeView(
                        words.level(each.level(), language),
                        words.day(each.assessedOn(), language),
                        words.day(each.goodUntil(), language),
                        each.madeBy(),
                        each == made.get(0)))
            .toList());
    return "readiness/provider";
  }

  private FoundView view(Found each, Locale language) {
    return new FoundView(
        each.dimension().fact(),
        words.level(each.level(), language),
        each.evidence(),
        each.language());
  }

  private static void admit(Actor actor) {
    if (!Right.ASSESS_OWN_READINESS.of(actor) || actor.organisation() == null) {
      throw new NotAllowedException();
    }
  }

  private String page(AssessmentForm form, Map<String, String> problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    model.addAttribute("dimensions", Dimension.values());
    model.addAttribute("levels", Level.values());
    model.addAttribute("months", assessments.months(providers.today()));
    return "readiness/assess";
  }
}
