package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.Talk;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people say about the rows of a plan, and what the country answers. */
@Controller
class TalkController {

  private final Initiatives initiatives;
  private final PlanRights rights;
  private final Talk talk;
  private final Threads threads;

  TalkController(Initiatives initiatives, PlanRights rights, Talk talk, Threads threads) {
    this.initiatives = initiatives;
    this.rights = rights;
    this.talk = talk;
    this.threads = threads;
  }

  /** All comments on a plan, those without an answer first. */
  @GetMapping("/initiatives/{number}/plan/comments")
  ModelAndView comments(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    return all(visible(number, actor), actor, language);
  }

  /** The thread of one row, also of one that was removed. */
  @GetMapping("/initiatives/{number}/plan/{section}/{position}/comments")
  ModelAndView thread(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      Actor actor,
      Locale language) {
    return ofRow(visible(number, actor), section(section), position, actor, language);
  }

  @PostMapping("/initiatives/{number}/plan/{section}/{position}/comments")
  ModelAndView comment(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    Section commented = section(section);
    if (!rights.of(initiative, actor).comments()) {
      throw new NotAllowedException();
    }
    String tidied = Said.tidy(words);
    String problem = Said.problem(tidied);
    if (problem.isEmpty()
        && !WrittenIn.within(
            language(request), () -> talk.comment(number, commented, position, tidied, actor))) {
      problem = "plan.thread.gone";
    }
    if (problem.isEmpty()) {
      return new ModelAndView(
          "redirect:/initiatives/%s/plan/%s/%d/comments"
              .formatted(number, commented.id(), position));
    }
    return refused(
        ofRow(initiative, commented, position, actor, language), problem, words, List.of());
  }

  @PostMapping("/initiatives/{number}/plan/answers")
  ModelAndView answer(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") List<Long> comment,
      @RequestParam(defaultValue = "") String words,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    if (!Talk.answers(initiative, actor)) {
      throw new NotAllowedException();
    }
    String tidied = Said.tidy(words);
    // A parameter without a value is none of the comments.
    Set<Long> chosen =
        comment.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    String problem = chosen.isEmpty() ? "plan.thread.none.chosen" : Said.problem(tidied);
    if (problem.isEmpty()
        && !WrittenIn.within(language(request), () -> talk.answer(number, chosen, tidied, actor))) {
      problem = "plan.thread.none.chosen";
    }
    return problem.isEmpty()
        ? new ModelAndView("redirect:/initiatives/" + number + "/plan/comments")
        : refused(all(initiative, actor, language), problem, words, List.copyOf(chosen));
  }

  private ModelAndView all(Initiative initiative, Actor actor, Locale language) {
    ModelAndView page = new ModelAndView("plan/comments");
    page.addObject("threads", threads.all(initiative, language));
    page.addObject("answers", Talk.answers(initiative, actor));
    return head(page, initiative, language);
  }

  private ModelAndView ofRow(
      Initiative initiative, Section section, int position, Actor actor, Locale language) {
    ModelAndView page = new ModelAndView("plan/row-comments");
    page.addObject(
        "part",
        threads
            .ofRow(initiative, section, position, actor, language)
            .orElseThrow(NotThereException::new));
    return head(page, initiative, language);
  }

  private static ModelAndView head(ModelAndView page, Initiative initiative, Locale language) {
    page.addObject("initiative", initiative);
    page.addObject("languages", WrittenIn.LANGUAGES);
    page.addObject("writtenIn", language.getLanguage());
    return page;
  }

  private static ModelAndView refused(
      ModelAndView page, String problem, String words, List<Long> chosen) {
    page.addObject("problem", problem);
    page.addObject("words", words);
    page.addObject("chosen", chosen);
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return page;
  }

  private static @Nullable String language(HttpServletRequest request) {
    return WritingLanguage.of(
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request));
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }

  private static Section section(String id) {
    return Section.of(id).orElseThrow(NotThereException::new);
  }
}
