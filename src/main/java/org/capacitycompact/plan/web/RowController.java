package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing in a plan, one row at a time: in place, or as whole pages without a script. */
@Controller
class RowController {

  private final PlanReading.Reader reader;
  private final RowActs acts;

  RowController(PlanReading.Reader reader, RowActs acts) {
    this.reader = reader;
    this.acts = acts;
  }

  @PostMapping("/initiatives/{number}/plan/{section}")
  ModelAndView add(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    Asked.Place place = place("add-" + section);
    return acts.write(
        reader.read(number, actor, language), place, new Sent(request, response, next));
  }

  @PostMapping("/initiatives/{number}/plan/{section}/{position}")
  ModelAndView change(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable String position,
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    return acts.write(
        reader.read(number, actor, language),
        place(section + "-" + position),
        new Sent(request, response, next));
  }

  @PostMapping("/initiatives/{number}/plan/{section}/{position}/removal")
  ModelAndView remove(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable String position,
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    return acts.remove(
        reader.read(number, actor, language),
        place(section + "-" + position),
        new Sent(request, response, next));
  }

  /** Moves a row past its neighbour, up or down. */
  @PostMapping("/initiatives/{number}/plan/{section}/{position}/place")
  ModelAndView move(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable String position,
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    return acts.move(
        reader.read(number, actor, language),
        place(section + "-" + position),
        new Sent(request, response, next));
  }

  private static Asked.Place place(String anchor) {
    return Asked.row(anchor).or(() -> Asked.adding(anchor)).orElseThrow(NotThereException::new);
  }
}
