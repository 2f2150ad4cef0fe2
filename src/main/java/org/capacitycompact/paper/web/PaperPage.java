package org.capacitycompact.paper.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.attachment.Attachment;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FieldView;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormView;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.paper.FilledPaper;
import org.capacitycompact.paper.PaperState;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TasksOnPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a paper: its scan and what was typed from it, side by side, and what became of it.
 */
@Component
class PaperPage {

  private final TasksOnPaper tasks;
  private final ReleasedForms released;
  private final FormRenderer forms;
  private final Attachments attachments;
  private final Wording wording;

  PaperPage(
      TasksOnPaper tasks,
      ReleasedForms released,
      FormRenderer forms,
      Attachments attachments,
      Wording wording) {
    this.tasks = tasks;
    this.released = released;
    this.forms = forms;
    this.attachments = attachments;
    this.wording = wording;
  }

  /**
   * An answer under its question.
   *
   * @param written whether somebody wrote it: it then has the language of the paper
   */
  record AnswerView(String label, String said, boolean written) {}

  ModelAndView show(FilledPaper paper, Actor reader, Locale language) {
    return page(paper, List.of(), reader, language);
  }

  /**
   * The page again.
   *
   * @param errors why the task does not take what is typed
   * @param reason what was written as the reason of a refusal, and does not do; null without one
   */
  ModelAndView again(
      FilledPaper paper,
      List<FieldError> errors,
      @Nullable String reason,
      Actor reader,
      Locale language) {
    ModelAndView again = page(paper, errors, reader, language);
    again.addObject("reason", reason);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  private ModelAndView page(
      FilledPaper paper, List<FieldError> errors, Actor reader, Locale language) {
    Optional<OpenTask> open =
        paper.state().isOpen() ? tasks.open(paper.taskId(), reader) : Optional.empty();
    FormSchema schema =
        open.map(OpenTask::schema)
            .orElseGet(() -> released.of(paper.form()).answered(paper.answers().keySet()));
    Map<String, List<Choice>> choices = open.map(OpenTask::choices).orElse(Map.of());
    FormView form =
        forms.render(schema, new FormState(paper.answers(), choices, errors, Map.of()), language);
    ModelAndView page = new ModelAndView("paper/paper");
    page.addObject("paper", paper);
    page.addObject("name", wording.task(paper.task(), language));
    page.addObject("form", form);
    page.addObject("answers", answers(form.blocks(), language));
    page.addObject("questions", questions(form.blocks(), language));
    page.addObject("tag", tag(paper, language));
    page.addObject("said", said(paper, language));
    page.addObject("scan", scan(paper));
    return page;
  }

  private @Nullable Attachment scan(FilledPaper paper) {
    return attachments.one(paper.number(), String.valueOf(paper.scan())).orElse(null);
  }

  /** Where it stands, in a word. */
  Tag tag(FilledPaper paper, Locale language) {
    String kind =
        switch (paper.state()) {
          case CONFIRMED -> "good";
          case REFUSED, VOID -> "bad";
          case DRAFTED, AWAITING -> "warn";
        };
    return new Tag(wording.say(language, "paper.state." + paper.state()), kind);
  }

  /** What became of it, in sentences. */
  private List<String> said(FilledPaper paper, Locale language) {
    List<String> said = new ArrayList<>();
    said.add(
        wording.say(
            language,
            "paper.brought." + paper.kind(),
            paper.broughtByName(),
            wording.moment(paper.broughtAt(), language)));
    if (paper.state() == PaperState.CONFIRMED || paper.state() == PaperState.REFUSED) {
      said.add(
          wording.say(
              language,
              "paper.decided." + paper.state(),
              String.valueOf(paper.decidedByName()),
              wording.moment(Objects.requireNonNull(paper.decidedAt()), language)));
    } else if (paper.state() == PaperState.VOID) {
      said.add(wording.say(language, "paper.void." + paper.voidReason()));
    } else if (paper.overtaken()) {
      said.add(wording.say(language, "paper.void.TASK_ENDED"));
    } else if (paper.own() && paper.state() == PaperState.AWAITING) {
      said.add(wording.say(language, "paper.own"));
    }
    return said;
  }

  /**
   * A question, with the row that it is asked of.
   *
   * @param label in the reader's language
   */
  record Asked(String label, FieldView field) {}

  private Stream<Asked> asked(List<FormView.Block> blocks, Locale language) {
    return blocks.stream().flatMap(block -> asked(block, language));
  }

  private Stream<Asked> asked(FormView.Block block, Locale language) {
    FieldView field = block.field();
    if (field != null) {
      return Stream.of(new Asked(field.label(), field));
    }
    FormView.Rows rows = block.rows();
    return rows == null
        ? asked(block.blocks(), language)
        : rows.lines().stream()
            .flatMap(row -> row.fields().stream().map(each -> asked(row, each, language)));
  }

  private Asked asked(FormView.Row row, FieldView field, Locale language) {
    return new Asked(wording.say(language, "form.row.question", row.name(), field.label()), field);
  }

  private List<AnswerView> answers(List<FormView.Block> blocks, Locale language) {
    return asked(blocks, language)
        .filter(each -> !each.field().readOnly() && !each.field().empty())
        .map(each -> answer(each, language))
        .toList();
  }

  private AnswerView answer(Asked asked, Locale language) {
    FieldView field = asked.field();
    boolean written = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT;
    String chosen =
        field.options().stream()
            .filter(FieldView.Option::chosen)
            .map(FieldView.Option::label)
            .collect(Collectors.joining("; "));
    String text =
        switch (field.kind()) {
          case DATE -> day(field.value(), language);
          case MONEY, NUMBER -> figure(field.value(), language);
          case CHECKBOX -> wording.say(language, "form.yes");
          default -> chosen.isEmpty() ? field.value() : chosen;
        };
    return new AnswerView(asked.label(), text, written);
  }

  private static String day(String typed, Locale language) {
    return typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
        ? Figures.day(LocalDate.parse(typed), language)
        : typed;
  }

  private static String figure(String typed, Locale language) {
    return typed.matches("-?[0-9]{1,18}([.][0-9]{1,9})?")
        ? Figures.number(new BigDecimal(typed), language)
        : typed;
  }

  /** Confirmations that the task asks for before it takes an unusual figure. */
  private List<Asked> questions(List<FormView.Block> blocks, Locale language) {
    return asked(blocks, language).filter(each -> each.field().confirmation() != null).toList();
  }
}
