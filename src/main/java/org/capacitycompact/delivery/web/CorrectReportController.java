package org.capacitycompact.delivery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.delivery.FigureCorrections;
import org.capacitycompact.delivery.FigureCorrections.Figure;
import org.capacitycompact.delivery.FigureCorrections.Outcome;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The implementing institution corrects a figure that it reported, with the reason (S33, S37). */
@Embodies(value = "S37", as = Embodies.As.PAGE)
@Controller
class CorrectReportController {

  private static final String FIGURE = "correctedFigure";

  private final ActionPage page;
  private final FigureCorrections figures;
  private final Wording wording;

  CorrectReportController(ActionPage page, FigureCorrections figures, Wording wording) {
    this.page = page;
    this.figures = figures;
    this.wording = wording;
  }

  @GetMapping("/initiatives/{number}/report-correction")
  ModelAndView open(@PathVariable InitiativeNumber number, Actor actor, Locale language) {
    Initiative initiative = page.about(number, Right.REPORT_PROGRESS, actor);
    if (!figures.canBeCorrected(number, actor)) {
      throw new ChangedMeanwhileException();
    }
    List<Figure> reported = figures.of(number);
    return page.show(
        action(initiative, language),
        reported.size() == 1 ? Map.of(FIGURE, reported.get(0).key()) : Map.of(),
        language);
  }

  @PostMapping("/initiatives/{number}/report-correction")
  ModelAndView correct(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Initiative initiative = page.about(number, Right.REPORT_PROGRESS, actor);
    if (!figures.canBeCorrected(number, actor)) {
      throw new ChangedMeanwhileException();
    }
    return page.submit(
        action(initiative, language),
        request,
        language,
        answers -> List.of(),
        answers -> corrected(number, answers, actor));
  }

  private String corrected(InitiativeNumber number, Answers answers, Actor actor) {
    Outcome outcome =
        figures.correct(
            number,
            actor,
            answers.text(FIGURE),
            answers.money("correctedUsd"),
            answers.text("correctionReason"));
    FigureCorrections.Refusal refusal = outcome.refusal();
    if (refusal != null) {
      Money bound = outcome.bound();
      throw new RefusedInTheAct(
          FieldError.of(
              refusal == FigureCorrections.Refusal.NOT_REPORTED ? FIGURE : "correctedUsd",
              "figure.refused." + refusal,
              bound == null ? "" : bound.plain()));
    }
    return "/initiatives/" + number;
  }

  private Action action(Initiative initiative, Locale language) {
    return new Action(
        "correct",
        FigureCorrections.FORM,
        "/initiatives/" + initiative.number() + "/report-correction",
        initiative,
        Map.of(
            FIGURE + "Options",
            figures.of(initiative.number()).stream()
                .map(each -> new Choice(each.key(), label(each, language)))
                .toList()));
  }

  private String label(Figure figure, Locale language) {
    String amount = Figures.money(figure.amount(), language);
    return figure.title() == null
        ? wording.say(language, "figure.spent", amount)
        : wording.say(language, "figure.ofMilestone", figure.title(), amount);
  }
}
