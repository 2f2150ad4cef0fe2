package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.plan.Measurement;
import org.capacitycompact.plan.Measurements;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The values of one indicator over time: drawn, in a table, and where a new one is entered. */
@Embodies(
    value = {"S33", "S130"},
    as = Embodies.As.PAGE)
@Controller
class MeasurementsController {

  private static final String ADDRESS =
      "/initiatives/{number}/plan/indicators/{position:\\d{1,6}}/measurements";

  private final ActionPage page;
  private final Initiatives initiatives;
  private final PlanRecord plan;
  private final Measurements measurements;

  MeasurementsController(
      ActionPage page, Initiatives initiatives, PlanRecord plan, Measurements measurements) {
    this.page = page;
    this.initiatives = initiatives;
    this.plan = plan;
    this.measurements = measurements;
  }

  @GetMapping(ADDRESS)
  ModelAndView show(
      @PathVariable InitiativeNumber number,
      @PathVariable int position,
      Actor actor,
      Locale language) {
    Initiative initiative = seen(number, actor);
    Row indicator = indicator(number, position);
    return with(
        page.show(action(initiative, position), Map.of(), language),
        initiative,
        indicator,
        actor,
        language);
  }

  @PostMapping(ADDRESS)
  ModelAndView enter(
      @PathVariable InitiativeNumber number,
      @PathVariable int position,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = seen(number, actor);
    Row indicator = indicator(number, position);
    if (!measurements.enters(initiative, actor)) {
      throw new NotAllowedException();
    }
    ModelAndView after =
        page.submit(
            action(initiative, position),
            request,
            language,
            answers -> List.of(),
            answers -> {
              List<FieldError> errors = measurements.enter(number, position, answers, actor);
              if (!errors.isEmpty()) {
                throw new RefusedInTheAct(errors.get(0));
              }
              return address(number, position);
            });
    return String.valueOf(after.getViewName()).startsWith("redirect:")
        ? after
        : with(after, initiative, indicator, actor, language);
  }

  private Initiative seen(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }

  private Row indicator(InitiativeNumber number, int position) {
    return plan.row(number, Section.INDICATORS, position).orElseThrow(NotThereException::new);
  }

  private ModelAndView with(
      ModelAndView shown, Initiative initiative, Row indicator, Actor actor, Locale language) {
    List<Measurement> values = measurements.of(initiative.number(), indicator.position());
    shown.setViewName("plan/measurements");
    shown.addObject("indicator", indicator);
    shown.addObject("enters", measurements.enters(initiative, actor));
    shown.addObject("path", MeasuredPath.of(indicator, values, language));
    return shown;
  }

  private static Action action(Initiative initiative, int position) {
    return new Action(
        "measure", Measurements.FORM, address(initiative.number(), position), initiative, Map.of());
  }

  private static String address(InitiativeNumber number, int position) {
    return "/initiatives/" + number + "/plan/indicators/" + position + "/measurements";
  }
}
