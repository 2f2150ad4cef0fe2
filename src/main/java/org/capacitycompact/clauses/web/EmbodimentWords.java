package org.capacitycompact.clauses.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.capacitycompact.clauses.Embodiment;
import org.capacitycompact.clauses.web.ClauseRow.Line;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Describes where in the product a clause is embodied, one line per place. */
@Component
class EmbodimentWords {

  private final Wording wording;

  EmbodimentWords(Wording wording) {
    this.wording = wording;
  }

  /** One line for each process, table, form or class, in the given order. */
  List<Line> lines(List<Embodiment> found, Locale language) {
    Map<String, List<Embodiment>> places =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.kind() + each.file(), LinkedHashMap::new, Collectors.toList()));
    return places.values().stream().map(place -> line(place, language)).toList();
  }

  private Line line(List<Embodiment> place, Locale language) {
    Embodiment first = place.get(0);
    String file = first.file();
    String words =
        switch (first.kind()) {
          case STEP -> list(process(file, language), place, language, this::step);
          case ROW -> list(table(file, language), place, language, this::rows);
          case FIELD -> list(form(file, language), place, language, this::field);
          default -> wording.say(language, "embodies." + first.element());
        };
    return new Line(
        wording.say(language, "clauses.kind." + first.kind().name()), words, page(first));
  }

  /** The page that shows the model, with the places that name the clause marked. */
  private static String page(Embodiment found) {
    String of = "?of=" + found.file() + "&clause=" + found.clause();
    return switch (found.kind()) {
      case STEP -> "/clauses/process" + of;
      case ROW -> "/criteria/" + found.file() + "?clause=" + found.clause();
      default -> found.page();
    };
  }

  private String list(
      String whole,
      List<Embodiment> place,
      Locale language,
      BiFunction<Embodiment, Locale, String> words) {
    String parts =
        place.stream()
            .map(each -> words.apply(each, language))
            .reduce((first, next) -> wording.say(language, "clauses.parts.next", first, next))
            .orElse("");
    return wording.say(language, "clauses.parts", whole, parts);
  }

  String process(String process, Locale language) {
    return Stage.carriedBy(process)
        .map(stage -> wording.say(language, stage.messageKey()))
        .or(() -> wording.find(language, "process." + process))
        .orElse(process);
  }

  String step(Embodiment step, Locale language) {
    return step.element().equals(step.file())
        ? wording.say(language, "clauses.wholeProcess")
        : wording
            .find(language, "task." + step.element())
            .or(() -> wording.find(language, "step." + step.element()))
            .orElse(step.name());
  }

  String table(String file, Locale language) {
    return wording.say(language, "clauses.table." + file);
  }

  private String rows(Embodiment table, Locale language) {
    String part = table.element().equals(table.file() + "-findings") ? "findings" : "result";
    return wording.say(
        language, "clauses.rows." + part, ranges(table.rows(), language), table.rows().size());
  }

  /** A form that belongs to no task has a text of its own. */
  private String form(String form, Locale language) {
    return wording
        .find(language, "clauses.form." + form)
        .orElseGet(() -> wording.task(UserTasks.ofForm(form), language));
  }

  private String field(Embodiment field, Locale language) {
    return wording
        .find(language, "form." + field.file() + "." + field.element() + ".label")
        .orElse(field.name());
  }

  /** 3, 4, 5 and 9 as "3–5, 9". */
  static String ranges(List<Integer> rows, Locale language) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || rows.get(i) != rows.get(i - 1) + 1) {
        int last = rows.get(i - 1);
        ranges.add(from == i - 1 ? String.valueOf(last) : rows.get(from) + "–" + last);
        from = i;
      }
    }
    return ranges.stream().collect(WrittenList.in(language));
  }
}
