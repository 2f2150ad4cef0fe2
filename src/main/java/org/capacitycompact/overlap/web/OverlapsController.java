package org.capacitycompact.overlap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.overlap.FoundOverlap;
import org.capacitycompact.overlap.OverlapDesk;
import org.capacitycompact.overlap.OverlapForms;
import org.capacitycompact.overlap.OverlapState;
import org.capacitycompact.overlap.OverlapWords;
import org.capacitycompact.overlap.Overlaps;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What may overlap with an initiative: everybody who sees the initiative reads it as far as they
 * may see the other; the country decides and coordinates (S26, S31, S36).
 */
@Embodies(
    value = {"S26", "S31", "S36"},
    as = Embodies.As.PAGE)
@Controller
class OverlapsController {

  private final Initiatives initiatives;
  private final Overlaps overlaps;
  private final OverlapDesk desk;
  private final OverlapsPage list;
  private final ActionPage acts;
  private final CountryDays days;

  OverlapsController(
      Initiatives initiatives,
      Overlaps overlaps,
      OverlapDesk desk,
      OverlapsPage list,
      ActionPage acts,
      CountryDays days) {
    this.initiatives = initiatives;
    this.overlaps = overlaps;
    this.desk = desk;
    this.list = list;
    this.acts = acts;
    this.days = days;
  }

  @GetMapping("/initiatives/{number}/overlaps")
  ModelAndView list(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String all,
      Actor actor,
      Locale language) {
    Initiative initiative =
        initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    return list.show(initiative, all.equals("true"), actor, language);
  }

  @GetMapping("/initiatives/{number}/overlaps/{other}/decision")
  ModelAndView decision(
      @PathVariable InitiativeNumber number,
      @PathVariable String other,
      Actor actor,
      Locale language) {
    return open(number, other, "decideOverlap", FoundOverlap::isToDecide, actor, language);
  }

  @PostMapping("/initiatives/{number}/overlaps/{other}/decision")
  ModelAndView decide(
      @PathVariable InitiativeNumber number,
      @PathVariable String other,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = theirs(number, actor);
    FoundOverlap found = found(number, other, language);
    return acts.submit(
        action("decideOverlap", initiative, other),
        list.about(found, language),
        request,
        language,
        answers -> List.of(),
        answers ->
            done(
                number,
                desk.decide(
                    number,
                    found,
                    answers.text("overlapDecision").equals("overlap"),
                    answers.optionalText("overlapReason").orElse(null),
                    actor)));
  }

  @GetMapping("/initiatives/{number}/overlaps/{other}/agreement")
  ModelAndView agreement(
      @PathVariable InitiativeNumber number,
      @PathVariable String other,
      Actor actor,
      Locale language) {
    return open(number, other, "agreeOverlap", FoundOverlap::isToAgree, actor, language);
  }

  @PostMapping("/initiatives/{number}/overlaps/{other}/agreement")
  ModelAndView agree(
      @PathVariable InitiativeNumber number,
      @PathVariable String other,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = theirs(number, actor);
    FoundOverlap found = found(number, other, language);
    return acts.submit(
        action("agreeOverlap", initiative, other),
        list.about(found, language),
        request,
        language,
        answers -> past(number, answers),
        answers ->
            done(
                number,
                desk.agree(
                    number,
                    found,
                    answers.text("overlapTalks"),
                    answers.text("overlapTalksTo"),
                    answers.date("overlapDue"),
                    actor)));
  }

  @GetMapping("/initiatives/{number}/overlaps/{other}/outcome")
  ModelAndView outcome(
      @PathVariable InitiativeNumber number,
      @PathVariable String other,
      Actor actor,
      Locale language) {
    return open(
        number,
        other,
        "coordinateOverlap",
        found -> found.state() == OverlapState.AGREED,
        actor,
        language);
  }

  @PostMapping("/initiatives/{number}/overlaps/{other}/outcome")
  ModelAndView coordinate(
      @PathVariable InitiativeNumber number,
      @PathVariable String other,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = theirs(number, actor);
    FoundOverlap found = found(number, other, language);
    return acts.submit(
        action("coordinateOverlap", initiative, other),
        list.about(found, language),
        request,
        language,
        answers -> List.of(),
        answers ->
            done(number, desk.coordinate(number, found, answers.text("overlapOutcome"), actor)));
  }

  private ModelAndView open(
      InitiativeNumber number,
      String other,
      String act,
      Predicate<FoundOverlap> possible,
      Actor actor,
      Locale language) {
    Initiative initiative = theirs(number, actor);
    FoundOverlap found = found(number, other, language);
    if (!initiative.status().isOpen() || !possible.test(found)) {
      throw new ChangedMeanwhileException();
    }
    return acts.show(action(act, initiative, other), list.about(found, language), language);
  }

  private Initiative theirs(InitiativeNumber number, Actor actor) {
    return acts.about(number, Right.COORDINATE_OVERLAPS, actor);
  }

  private FoundOverlap found(InitiativeNumber number, String other, Locale language) {
    return overlaps.one(number, other, language).orElseThrow(NotThereException::new);
  }

  private List<FieldError> past(InitiativeNumber number, Answers answers) {
    LocalDate due = answers.date("overlapDue");
    LocalDate today = days.todayOf(number);
    return due.isBefore(today)
        ? List.of(FieldError.ofDays("overlapDue", "overlap.due.past", due, today))
        : List.of();
  }

  private static String done(InitiativeNumber number, boolean done) {
    if (!done) {
      throw new ChangedMeanwhileException();
    }
    return OverlapWords.page(number);
  }

  private static Action action(String act, Initiative initiative, String other) {
    return new Action(
        act,
        OverlapForms.of(act),
        OverlapWords.page(initiative.number()) + "/" + other + "/" + OverlapForms.address(act),
        initiative,
        Map.of());
  }
}
