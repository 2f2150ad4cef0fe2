package org.capacitycompact.demand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.IdempotencyConflictException;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.InitiativeRequests;
import org.capacitycompact.initiative.InitiativeRequests.Raised;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.knowledge.CountryStarts;
import org.capacitycompact.knowledge.PublishedDemand;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A focal point raises a demand, from scratch or from a published activity. */
@Controller
class RaiseController {

  private static final Action RAISE =
      new Action("raise", LifecycleProcess.START_FORM, "/initiatives/new", null, Map.of());

  private final ActionPage page;
  private final InitiativeRequests requests;
  private final CountryStarts starts;
  private final PublishedDemand published;
  private final Worklist worklist;
  private final TaskDesk desk;

  RaiseController(
      ActionPage page,
      InitiativeRequests requests,
      CountryStarts starts,
      PublishedDemand published,
      Worklist worklist,
      TaskDesk desk) {
    this.page = page;
    this.requests = requests;
    this.starts = starts;
    this.published = published;
    this.worklist = worklist;
    this.desk = desk;
  }

  @GetMapping("/initiatives/new")
  ModelAndView open(
      @RequestParam(required = false) @Nullable Long knownActivity, Actor actor, Locale language) {
    String country = country(actor);
    Map<String, Object> values = new HashMap<>();
    values.put("workingLanguage", language.getLanguage());
    if (knownActivity != null) {
      if (!starts.mayStart(knownActivity, country)) {
        throw new NotThereException();
      }
      Object title = published.title(knownActivity, language.getLanguage()).orElse(null);
      values.put("title", title == null ? "" : title);
    }
    return with(page.show(RAISE, values, language), UUID.randomUUID(), knownActivity);
  }

  @PostMapping("/initiatives/new")
  ModelAndView raise(
      @RequestParam("_token") UUID token,
      @RequestParam(name = "_knownActivity", required = false) @Nullable Long knownActivity,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    String country = country(actor);
    if (knownActivity != null && !starts.mayStart(knownActivity, country)) {
      throw new NotThereException();
    }
    return with(
        page.submit(
            RAISE,
            request,
            language,
            answers -> unknownActivity(answers, country),
            answers -> raised(token, answers, knownActivity, actor, country)),
        token,
        knownActivity);
  }

  private List<FieldError> unknownActivity(Answers answers, String country) {
    boolean unknown =
        answers
            .optionalText("activityIdentifier")
            .filter(identifier -> starts.withIdentifier(identifier, country).isEmpty())
            .isPresent();
    return unknown
        ? List.of(FieldError.of("activityIdentifier", "action.raise.unknownActivity"))
        : List.of();
  }

  private String raised(
      UUID token, Answers answers, @Nullable Long knownActivity, Actor actor, String country) {
    Long activity =
        knownActivity != null
            ? knownActivity
            : answers
                .optionalText("activityIdentifier")
                .flatMap(identifier -> starts.withIdentifier(identifier, country))
                .orElse(null);
    Raised raised;
    try {
      raised =
          requests.raise(
              token,
              new NewInitiative(
                  country, answers.text("title"), answers.text("workingLanguage"), false, activity),
              actor);
    } catch (IdempotencyConflictException other) {
      throw new RefusedInTheAct(
          FieldError.of("title", "action.raise.sentBefore", other.number().value()));
    }
    return firstTask(raised.number(), actor)
        .map(task -> "/tasks/" + task)
        .orElse("/initiatives/" + raised.number());
  }

  /** Who raises a demand writes it: claims the first task, unless a colleague was faster. */
  private Optional<String> firstTask(InitiativeNumber number, Actor actor) {
    Optional<String> first = worklist.waitingOn(number).stream().findFirst().map(WorkItem::taskId);
    first.ifPresent(task -> desk.claim(task, actor));
    return first;
  }

  private static String country(Actor actor) {
    String country = actor.country();
    if (country == null || !Right.RAISE_DEMAND.on(actor, country)) {
      throw new NotAllowedException();
    }
    return country;
  }

  private static ModelAndView with(ModelAndView page, UUID token, @Nullable Long knownActivity) {
    if (String.valueOf(page.getViewName()).startsWith("redirect:")) {
      return page;
    }
    return page.addObject("token", token).addObject("knownActivity", knownActivity);
  }
}
