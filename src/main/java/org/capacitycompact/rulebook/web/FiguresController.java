package org.capacitycompact.rulebook.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.platform.language.Numerals;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionText;
import org.capacitycompact.rulebook.DecisionVersion;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Publication;
import org.capacitycompact.rulebook.TableFigures;
import org.capacitycompact.rulebook.TableFigures.Figure;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The numbers of the valid version, each in a field; changed ones make a draft. */
@Controller
@RequestMapping(DraftController.PATH + "/{decision:[a-z-]{1,60}}/figures")
class FiguresController {

  private final DecisionVersions versions;
  private final Publication publication;
  private final RulebookWords words;

  FiguresController(DecisionVersions versions, Publication publication, RulebookWords words) {
    this.versions = versions;
    this.publication = publication;
    this.words = words;
  }

  /** A number with what somebody typed for it. */
  record Field(Figure figure, String typed, boolean wrong) {}

  /**
   * The numbers of one row; row 0 is the head of the columns.
   *
   * @param when the row's condition: without it, two rows with the same annotation look alike
   */
  record Row(
      String table, int number, String why, List<DecisionText.Cell> when, List<Field> fields) {}

  @GetMapping
  String figures(@PathVariable String decision, Actor actor, Locale language, Model model) {
    DraftController.admit(actor);
    DecisionVersion holds = versions.current(decision).orElseThrow(NotThereException::new);
    byte[] dmn = versions.dmn(holds);
    return page(holds, dmn, TableFigures.in(dmn), Map.of(), "", Map.of(), language, model);
  }

  @PostMapping
  String change(
      @PathVariable String decision,
      @RequestParam Map<String, String> typed,
      Actor actor,
      Locale language,
      Model model,
      RedirectAttributes next,
      HttpServletResponse response) {
    DraftController.admit(actor);
    DecisionVersion holds = versions.current(decision).orElseThrow(NotThereException::new);
    byte[] dmn = versions.dmn(holds);
    TableFigures figures = TableFigures.in(dmn);
    String note = typed.getOrDefault("note", "");
    Map<String, String> wrong = new LinkedHashMap<>();
    DraftController.noteProblem(note, wrong);
    if (!String.valueOf(holds.version()).equals(typed.get("version"))) {
      wrong.put("version", "policy.wrong.version");
    }
    Map<Integer, String> changed = new LinkedHashMap<>();
    List<String> read = new ArrayList<>();
    for (Figure figure : figures.list()) {
      String name = "f" + figure.number();
      String given = typed.getOrDefault(name, figure.value());
      String written = plain(given, language);
      boolean left = given.equals(shown(figure.value(), language));
      if (left) {
        continue;
      }
      if (WrittenNumbers.areAmbiguous(written.strip()) && written.equals(given)
          || !figure.takes(written)) {
        wrong.put(name, why(figure, typed.getOrDefault(name, "")));
      } else if (!written.equals(figure.value())) {
        changed.put(figure.number(), written);
        read.add(words.read(figure, written, language));
      }
    }
    if (wrong.isEmpty() && changed.isEmpty()) {
      wrong.put("version", "policy.wrong.nothing");
    }
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      boolean other = "policy.wrong.version".equals(wrong.get("version"));
      return page(holds, dmn, figures, other ? Map.of() : typed, note, wrong, language, model);
    }
    Draft draft =
        publication.submit(
            decision, Draft.Origin.FIGURES, WrittenText.tidy(note), figures.with(changed), actor);
    // Shows how the typed numbers were understood.
    next.addFlashAttribute("read", read);
    return "redirect:" + DraftController.PATH + "/drafts/" + draft.id();
  }

  /**
   * A number in the reader's notation: in French a comma begins the decimals; thousands may be
   * separated by spaces, as on this page. Ambiguous input stays as typed.
   */
  static String plain(String typed, Locale language) {
    String plain = typed.strip();
    if (WrittenNumbers.areAmbiguous(plain)) {
      return typed;
    }
    return WrittenNumbers.plain(plain, language);
  }

  /** Why a number is refused, as its message key. */
  private static String why(Figure figure, String typed) {
    return WrittenNumbers.areAmbiguous(typed.strip())
        ? "policy.wrong.figure.ambiguous"
        : "policy.wrong.figure." + figure.kind().name();
  }

  private String page(
      DecisionVersion holds,
      byte[] dmn,
      TableFigures figures,
      Map<String, String> typed,
      String note,
      Map<String, String> wrong,
      Locale language,
      Model model) {
    List<DecisionText.Table> tables = DecisionText.of(DecisionFile.read(dmn));
    List<Row> rows = new ArrayList<>();
    for (Figure figure : figures.list()) {
      String name = "f" + figure.number();
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last == null || last.number() != figure.row() || !last.table().equals(figure.table())) {
        last =
            new Row(
                figure.table(),
                figure.row(),
                figure.why(),
                when(tables, figure),
                new ArrayList<>());
        rows.add(last);
      }
      String value = shown(figure.value(), language);
      last.fields()
          .add(new Field(figure, typed.getOrDefault(name, value), wrong.containsKey(name)));
    }
    model.addAttribute("decision", holds.decision());
    model.addAttribute("name", words.decision(holds.decision(), language));
    model.addAttribute("version", holds.version());
    model.addAttribute("rows", rows);
    model.addAttribute("note", note);
    model.addAttribute("problems", wrong);
    return "rulebook/criteria-figures";
  }

  private static List<DecisionText.Cell> when(List<DecisionText.Table> tables, Figure figure) {
    return tables.stream()
        .filter(table -> table.name().equals(figure.table()))
        .flatMap(table -> table.rows().stream())
        .filter(row -> row.number() == figure.row())
        .findFirst()
        .map(DecisionText.Row::when)
        .orElse(List.of());
  }

  private static String shown(String value, Locale language) {
    return Numerals.of(language).withDecimalSign(value);
  }
}
