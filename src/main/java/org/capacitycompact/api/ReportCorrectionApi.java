package org.capacitycompact.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.ReportedFigures;
import org.capacitycompact.initiative.ReportedFigures.Figure;
import org.capacitycompact.initiative.ReportedFigures.Outcome;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.worklist.Slips;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.Choice;
import org.capacitycompact.worklist.form.FieldError;
import org.capacitycompact.worklist.form.FormSchema;
import org.capacitycompact.worklist.form.FormValidation;
import org.capacitycompact.worklist.form.Submission;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Figures that were reported, and their correction, by the same form as the page's. */
@RestController
@RequestMapping("/api/initiatives/{number}/report-corrections")
class ReportCorrectionApi {

  private final Initiatives initiatives;
  private final ReportedFigures figures;
  private final TaskDesk desk;
  private final Slips slips;
  private final MessageSource messages;

  ReportCorrectionApi(
      Initiatives initiatives,
      ReportedFigures figures,
      TaskDesk desk,
      Slips slips,
      MessageSource messages) {
    this.initiatives = initiatives;
    this.figures = figures;
    this.desk = desk;
    this.slips = slips;
    this.messages = messages;
  }

  /** The figures that can be corrected, as they count now. */
  @GetMapping
  List<Figure> figures(@PathVariable String number, Actor actor) {
    return figures.of(visible(number, actor).number());
  }

  @PostMapping(consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void correct(
      @PathVariable String number,
      @RequestBody Map<String, Object> sent,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    if (!Right.REPORT_PROGRESS.on(actor, initiative.country())) {
      throw Refusal.notAllowed();
    }
    if (!figures.correctable(number, actor)) {
      throw Refusal.changedMeanwhile("Nothing was reported that could be corrected now.");
    }
    FormSchema schema = desk.releasedForm("correct-report");
    Submission submission =
        FormValidation.validate(
            schema,
            Map.of(
                "correctedFigureOptions",
                figures.of(number).stream()
                    .map(each -> new Choice(each.key(), each.key()))
                    .toList()),
            Slips.answersIn(sent, schema));
    refuse(submission.errors(), language);
    Answers answers = submission.answers();
    refuse(slips.open(schema, answers, number, sent), language);
    Outcome outcome =
        figures.correct(
            number,
            actor,
            answers.text("correctedFigure"),
            answers.money("correctedUsd"),
            answers.text("correctionReason"));
    ReportedFigures.Refusal refusal = outcome.refusal();
    if (refusal != null) {
      BigDecimal bound = outcome.bound();
      refuse(
          List.of(
              FieldError.of(
                  "correctedUsd",
                  "figure.refused." + refusal,
                  bound == null ? "" : bound.toPlainString())),
          language);
    }
  }

  private void refuse(List<FieldError> errors, Locale language) {
    if (!errors.isEmpty()) {
      throw Refusal.unprocessable(
          errors.stream().map(error -> WrongField.of(error, messages, language)).toList());
    }
  }

  private Initiative visible(String number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }
}
