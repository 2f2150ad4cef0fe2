package org.capacitycompact.plan.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.Submission;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanIntake;
import org.capacitycompact.plan.PlanIntake.Incoming;
import org.capacitycompact.plan.PlanIntake.Taken;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.web.UploadedTable;
import org.capacitycompact.web.UploadedTable.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Takes the rows of a file into a plan; first to show what it would change, then for good. */
@Component
class PlanImport {

  /** Options from data whose words follow the language. */
  private static final List<String> WORDED = List.of("sourceOptions", "currencyOptions");

  private final PlanRecord plan;
  private final PlanIntake intake;
  private final RowChoices choices;
  private final RowWords rowWords;
  private final SheetWords words;

  PlanImport(
      PlanRecord plan, PlanIntake intake, RowChoices choices, RowWords rowWords, SheetWords words) {
    this.plan = plan;
    this.intake = intake;
    this.choices = choices;
    this.rowWords = rowWords;
    this.words = words;
  }

  /**
   * What a file would do, or did.
   *
   * @param rows as read, to be taken
   * @param done what became of each row, in the order of the sections; empty where there are
   *     problems
   */
  record Result(List<IncomingRow> rows, List<Outcome.Done> done, List<Problem> problems) {}

  /** What a file would change; nothing is kept. */
  Result preview(UploadedTable table, Initiative initiative, Actor by, Locale language) {
    Map<Section, List<Row>> there = plan.whole(initiative.number());
    IncomingSheets sheets = new IncomingSheets(words, there);
    Map<String, List<Choice>> options =
        sheets.read(table, inEachLanguage(initiative, there, by, language));
    List<Problem> problems = new ArrayList<>(table.problems());
    problems.addAll(sheets.problems());
    return taken(sheets.rows(), problems, options, there, initiative, false, by, language);
  }

  /** What can be chosen, by its words in each language of the pages. */
  private Map<String, List<Choice>> inEachLanguage(
      Initiative initiative, Map<Section, List<Row>> there, Actor by, Locale language) {
    Map<String, List<Choice>> all = new HashMap<>(choices.of(initiative, there, by, language));
    InterfaceLanguages.all().stream()
        .map(InterfaceLanguage::locale)
        .filter(other -> !other.equals(language))
        .map(other -> choices.of(initiative, there, by, other))
        .forEach(
            others ->
                WORDED.forEach(
                    key -> all.merge(key, others.getOrDefault(key, List.of()), PlanImport::both)));
    return all;
  }

  /** Takes what was shown, all of it or none. */
  Result take(List<IncomingRow> rows, Initiative initiative, Actor by, Locale language) {
    Map<Section, List<Row>> there = plan.whole(initiative.number());
    Map<String, List<Choice>> options = new HashMap<>(choices.of(initiative, there, by, language));
    // What is new is chosen by the row of the file that it stands in.
    List<Choice> added =
        rows.stream()
            .filter(row -> row.position() == 0)
            .map(row -> new Choice(PlanIntake.NEW + row.row(), ""))
            .toList();
    List.of("resultOptions", "parentOptions", "lineOptions")
        .forEach(key -> options.merge(key, added, PlanImport::both));
    return taken(rows, new ArrayList<>(), options, there, initiative, true, by, language);
  }

  private static List<Choice> both(List<Choice> one, List<Choice> other) {
    List<Choice> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private Result taken(
      List<IncomingRow> rows,
      List<Problem> problems,
      Map<String, List<Choice>> options,
      Map<Section, List<Row>> there,
      Initiative initiative,
      boolean keep,
      Actor by,
      Locale language) {
    List<Incoming> incoming = new ArrayList<>();
    Map<Incoming, IncomingRow> origins = new HashMap<>();
    for (IncomingRow row : rows) {
      Answers answers = answers(row, options, before(row, there), problems, language);
      if (answers != null) {
        Incoming each =
            new Incoming(row.section(), row.row(), row.position(), row.seen(), answers.asMap());
        incoming.add(each);
        origins.put(each, row);
      }
    }
    List<Outcome.Done> done = new ArrayList<>();
    // The rules are asked of what the forms take, also beside rows that they do not.
    if (problems.stream().noneMatch(problem -> problem.row() == 0) && !incoming.isEmpty()) {
      boolean whole = problems.isEmpty();
      try {
        for (Taken each : intake.take(initiative.number(), incoming, keep && whole, by)) {
          told(
              each.outcome(),
              Objects.requireNonNull(origins.get(each.row())),
              done,
              problems,
              language);
        }
      } catch (DataIntegrityViolationException against) {
        problems.add(new Problem("", 0, "", "plan.import.rule", List.of()));
      }
    }
    return new Result(rows, problems.isEmpty() ? done : List.of(), problems);
  }

  private void told(
      Outcome outcome,
      IncomingRow row,
      List<Outcome.Done> done,
      List<Problem> problems,
      Locale language) {
    if (outcome instanceof Outcome.Done it) {
      done.add(it);
    } else if (outcome instanceof Outcome.Refused refused) {
      refused.errors().forEach(error -> problems.add(problem(row, error, language)));
    } else if (outcome instanceof Outcome.Conflict conflict) {
      problems.add(
          problem(
              row,
              FieldError.of(
                  row.section().nameField(),
                  "plan.import.conflict",
                  new TreeSet<>(conflict.both())
                      .stream()
                          .map(key -> rowWords.label(row.section(), key, language))
                          .collect(Collectors.joining(", "))),
              language));
    } else {
      problems.add(
          problem(row, FieldError.of(row.section().nameField(), "plan.import.gone"), language));
    }
  }

  private static @Nullable Row before(IncomingRow row, Map<Section, List<Row>> there) {
    return there.getOrDefault(row.section(), List.of()).stream()
        .filter(each -> each.position() == row.position())
        .findFirst()
        .orElse(null);
  }

  /** The row as the form takes it; null where it does not, which is then among the problems. */
  private @Nullable Answers answers(
      IncomingRow row,
      Map<String, List<Choice>> options,
      @Nullable Row before,
      List<Problem> problems,
      Locale language) {
    FormSchema form = plan.form(row.section());
    Map<String, Object> raw = new HashMap<>();
    if (before != null) {
      // What the file has no column for stays as it is.
      form.fields().stream()
          .filter(field -> before.values().containsKey(field.key()))
          .forEach(field -> raw.put(field.key(), typed(field, before.values())));
    }
    raw.putAll(WrittenNumbers.plain(form, row.raw(), language));
    Submission submission = FormValidation.validate(form, options, raw);
    submission.errors().forEach(error -> problems.add(problem(row, error, language)));
    return submission.errors().isEmpty() ? submission.answers() : null;
  }

  /** A value as it would be typed. */
  private static Object typed(FormField field, Map<String, Object> values) {
    Object value = Objects.requireNonNull(values.get(field.key()));
    return value instanceof LocalDate day
        ? day.toString()
        : value instanceof Boolean yes && field.kind() == FieldKind.YES_NO
            ? yes ? "yes" : "no"
            : value;
  }

  private Problem problem(IncomingRow row, FieldError error, Locale language) {
    String letters = row.columns().getOrDefault(error.key(), "");
    String label = rowWords.label(row.section(), error.key(), language);
    return new Problem(
        row.sheet(),
        row.row(),
        letters.isEmpty() ? label : letters + " (" + label + ")",
        error.messageKey(),
        error.args());
  }
}
