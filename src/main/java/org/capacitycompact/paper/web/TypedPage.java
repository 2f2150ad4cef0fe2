package org.capacitycompact.paper.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.attachment.SentFile;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormView;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.paper.Brought;
import org.capacitycompact.paper.SignedContent;
import org.capacitycompact.paper.TypedPaper;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.OpenTask;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a paper is typed: its scan, what stands on it, and who signed it. */
@Component
class TypedPage {

  /** What is asked beside the form; their inputs have names that no question has. */
  private static final Set<String> OWN = Set.of("scan", "hash", "signatory", "office");

  private final FormRenderer forms;
  private final Attachments attachments;
  private final Initiatives initiatives;
  private final Wording wording;

  TypedPage(FormRenderer forms, Attachments attachments, Initiatives initiatives, Wording wording) {
    this.forms = forms;
    this.attachments = attachments;
    this.initiatives = initiatives;
    this.wording = wording;
  }

  /**
   * A page as it opens, or with what was typed.
   *
   * @param kind the end of the keys of its texts, {@code transcript} or {@code signed}
   * @param marks the inputs beside the form, by name
   */
  record Typing(
      String kind, Map<String, Object> values, Map<String, String> marks, boolean hasScan) {}

  ModelAndView show(OpenTask open, Typing typing, Locale language) {
    return page(open, typing, List.of(), List.of(), language);
  }

  ModelAndView again(OpenTask open, Typing typing, Brought brought, Locale language) {
    ModelAndView again =
        page(open, typing, brought.errors(), problems(brought.changes(), language), language);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  private ModelAndView page(
      OpenTask open,
      Typing typing,
      List<FieldError> errors,
      List<FormView.Problem> more,
      Locale language) {
    FormState state =
        FormState.opened(open.values(), open.choices())
            .needing(open.needs())
            .refused(
                typing.values(),
                errors.stream().filter(error -> !OWN.contains(error.key())).toList());
    FormView form = forms.render(open.schema(), state, language);
    Map<String, String> wrong = new HashMap<>();
    List<FormView.Problem> problems = new ArrayList<>(more);
    errors.stream()
        .filter(error -> OWN.contains(error.key()))
        .forEach(
            error -> {
              String why = wording.say(language, error.messageKey(), error.args().toArray());
              wrong.put(error.key(), why);
              problems.add(
                  new FormView.Problem(
                      "#paper-" + error.key(), wording.say(language, "paper." + error.key()), why));
            });
    problems.addAll(form.problems());
    ModelAndView page = new ModelAndView("paper/typed");
    page.addObject("task", open.task());
    page.addObject("titleLanguage", initiatives.get(open.task().number()).language());
    page.addObject("name", wording.task(open.task().task(), language));
    page.addObject("form", new FormView(form.id(), form.blocks(), problems));
    page.addObject("typing", typing);
    page.addObject("wrong", wrong);
    page.addObject("reference", PrintedForm.reference(open.task()));
    page.addObject("largest", attachments.largest());
    WritingLanguage.offer(page, open.schema(), typing.values(), language);
    return page;
  }

  private List<FormView.Problem> problems(List<SignedContent.Change> changes, Locale language) {
    return changes.isEmpty()
        ? List.of()
        : List.of(
            new FormView.Problem(
                "#paper-hash",
                wording.say(language, "paper.hash"),
                wording.say(language, "paper.hash.changed", named(changes, language))));
  }

  /** What has changed since it was printed, in words. */
  private String named(List<SignedContent.Change> changes, Locale language) {
    return changes.stream()
        .map(
            change ->
                change
                    .section()
                    .map(
                        section ->
                            wording.say(
                                language,
                                "paper.form.ofPlan",
                                wording.say(language, "plan.section." + section.id())))
                    .orElseGet(
                        () ->
                            change.heading().isEmpty()
                                ? wording.say(language, "paper.changed.rest")
                                : change.heading()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** What was sent. */
  TypedPaper typed(OpenTask open, HttpServletRequest request, Locale language)
      throws AttachmentRefusedException {
    Map<String, Object> posted = posted(request);
    String chosen = WritingLanguage.of(posted);
    Map<String, Object> answers = WritingLanguage.without(posted);
    return new TypedPaper(
        WrittenNumbers.plain(open.schema().grown(answers.keySet()), answers, language),
        chosen == null ? language.getLanguage() : chosen,
        scan(request),
        wording.say(language, "paper.scan.note", wording.task(open.task().task(), language)));
  }

  static Map<String, Object> posted(HttpServletRequest request) {
    return WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request);
  }

  /** Null when no file was chosen. */
  private static @Nullable SentFile scan(HttpServletRequest request)
      throws AttachmentRefusedException {
    return SentFile.find(request).orElse(null);
  }
}
