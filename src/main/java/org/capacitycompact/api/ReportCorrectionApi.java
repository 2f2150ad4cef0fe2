package org.capacitycompact.api;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.delivery.FigureCorrections;
import org.capacitycompact.delivery.FigureCorrections.Outcome;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.form.Submission;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.PlausibilityCheck;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.database.WrittenIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reported figures and their correction, with the same form as on the page. */
@RestController
@RequestMapping("/api/initiatives/{number}/report-corrections")
class ReportCorrectionApi {

  private final Initiatives initiatives;
  private final FigureCorrections figures;
  private final ReleasedForms forms;
  private final PlausibilityCheck plausibility;
  private final MessageSource messages;

  ReportCorrectionApi(
      Initiatives initiatives,
      FigureCorrections figures,
      ReleasedForms forms,
      PlausibilityCheck plausibility,
      MessageSource messages) {
    this.initiatives = initiatives;
    this.figures = figures;
    this.forms = forms;
    this.plausibility = plausibility;
    this.messages = messages;
  }

  /**
   * A figure, in the currency of the accounts.
   *
   * @param key {@code spent}, or the milestone whose delivery told it: {@code milestone1}
   * @param title the milestone's title; null for all that was spent
   */
  record CorrectableFigure(String key, @Nullable String title, BigDecimal amount) {}

  /** The figures that can be corrected, as they count now. */
  @GetMapping
  List<CorrectableFigure> figures(@PathVariable InitiativeNumber number, Actor actor) {
    return figures.of(visible(number, actor).number()).stream()
        .map(each -> new CorrectableFigure(each.key(), each.title(), each.amount().amount()))
        .toList();
  }

  @PostMapping(consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void correct(
      @PathVariable InitiativeNumber number,
      @RequestBody Map<String, Object> body,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    if (!Right.REPORT_PROGRESS.on(actor, initiative.country())) {
      throw Refusal.notAllowed();
    }
    if (!figures.canBeCorrected(number, actor)) {
      throw Refusal.changedMeanwhile("Nothing was reported that could be corrected now.");
    }
    Map<String, Object> sent = new HashMap<>(body);
    String writtenIn = SentLanguage.of(sent.remove(SentLanguage.NAME));
    FormSchema schema = forms.of(FigureCorrections.FORM);
    Submission submission =
        FormValidation.validate(
            schema,
            Map.of(
                "correctedFigureOptions",
                figures.of(number).stream()
                    .map(each -> new Choice(each.key(), each.key()))
                    .toList()),
            PlausibilityCheck.answersIn(sent, schema));
    refuse(submission.errors(), language);
    Answers answers = submission.answers();
    refuse(plausibility.open(schema, answers, number, sent), language);
    Outcome outcome =
        WrittenIn.within(
            writtenIn,
            () ->
                figures.correct(
                    number,
                    actor,
                    answers.text("correctedFigure"),
                    answers.money("correctedUsd"),
                    answers.text("correctionReason")));
    FigureCorrections.Refusal refusal = outcome.refusal();
    if (refusal != null) {
      Money bound = outcome.bound();
      refuse(
          List.of(
              FieldError.of(
                  "correctedUsd", "figure.refused." + refusal, bound == null ? "" : bound.plain())),
          language);
    }
  }

  private void refuse(List<FieldError> errors, Locale language) {
    if (!errors.isEmpty()) {
      throw Refusal.unprocessable(
          errors.stream().map(error -> WrongField.of(error, messages, language)).toList());
    }
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }
}
