package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.UploadedTable;
import org.capacitycompact.web.UploadedTable.Problem;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The country takes rows of its plan from a spreadsheet: it sees what would change, then decides.
 */
@Controller
@RequestMapping("/initiatives/{number}/plan/import")
class ImportController {

  private static final int MOST_PROBLEMS = 200;
  private static final int MOST_SHOWN = 100;

  private final Initiatives initiatives;
  private final PlanRights rights;
  private final PlanRecord plan;
  private final PlanImport imports;
  private final ImportedRows carried;
  private final RowChoices choices;
  private final RowWords words;
  private final SheetWords sheets;
  private final Wording wording;

  ImportController(
      Initiatives initiatives,
      PlanRights rights,
      PlanRecord plan,
      PlanImport imports,
      ImportedRows carried,
      RowChoices choices,
      RowWords words,
      SheetWords sheets,
      Wording wording) {
    this.initiatives = initiatives;
    this.rights = rights;
    this.plan = plan;
    this.imports = imports;
    this.carried = carried;
    this.choices = choices;
    this.words = words;
    this.sheets = sheets;
    this.wording = wording;
  }

  /** A field that a row would have otherwise. */
  record FieldChange(String field, String before, String after) {}

  /**
   * A row that is new or changed.
   *
   * @param fields what changes; empty of a new one
   */
  record RowChange(String name, List<FieldChange> fields) {}

  /** What the file does to a section; {@code more} rows are not shown. */
  record SectionChange(
      String name, int added, int changed, int unchanged, List<RowChange> rows, int more) {}

  @GetMapping
  String ask(@PathVariable InitiativeNumber number, Actor actor, Model model) {
    return page(written(number, actor), List.of(), model);
  }

  /** Shows what a file would change; nothing is kept. */
  @PostMapping
  String preview(
      @PathVariable InitiativeNumber number,
      @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response)
      throws IOException {
    Initiative initiative = written(number, actor);
    UploadedTable table = UploadedTable.read(file, Section.MOST_ROWS + 1);
    PlanImport.Result result = imports.preview(table, initiative, actor, language);
    if (!result.problems().isEmpty()) {
      return refused(initiative, result.problems(), language, model, response);
    }
    List<SectionChange> changes = changes(initiative, result.done(), actor, language);
    model.addAttribute("initiative", initiative);
    model.addAttribute("changes", changes);
    model.addAttribute(
        "anything", changes.stream().anyMatch(each -> each.added() + each.changed() > 0));
    model.addAttribute("rows", carried.write(result.rows()));
    return "plan/import-preview";
  }

  /** Takes what was shown. */
  @PostMapping("/take")
  String take(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String rows,
      Actor actor,
      Locale language,
      Model model,
      HttpServletResponse response) {
    Initiative initiative = written(number, actor);
    Optional<List<IncomingRow>> read = carried.read(rows);
    List<Problem> problems =
        read.isEmpty()
            ? List.of(new Problem("", 0, "", "plan.import.again", List.of()))
            : imports.take(read.get(), initiative, actor, language).problems();
    return problems.isEmpty()
        ? "redirect:/initiatives/" + number + "/plan"
        : refused(initiative, problems, language, model, response);
  }

  private Initiative written(InitiativeNumber number, Actor actor) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    if (!rights.of(initiative, actor).edits()) {
      throw new NotAllowedException();
    }
    return initiative;
  }

  private String refused(
      Initiative initiative,
      List<Problem> problems,
      Locale language,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    List<String> said = new ArrayList<>();
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> said.add(wording.problem(problem, language)));
    if (problems.size() > MOST_PROBLEMS) {
      said.add(wording.say(language, "plan.import.more", problems.size() - MOST_PROBLEMS));
    }
    return page(initiative, said, model);
  }

  private static String page(Initiative initiative, List<String> problems, Model model) {
    model.addAttribute("initiative", initiative);
    model.addAttribute("problems", problems);
    return "plan/import";
  }

  private List<SectionChange> changes(
      Initiative initiative, List<Outcome.Done> done, Actor actor, Locale language) {
    Map<String, List<Choice>> options =
        choices.of(initiative, plan.whole(initiative.number()), actor, language);
    Map<Section, List<Outcome.Done>> sections = new LinkedHashMap<>();
    done.forEach(
        each -> sections.computeIfAbsent(each.row().section(), key -> new ArrayList<>()).add(each));
    return sections.entrySet().stream()
        .map(each -> change(each.getKey(), each.getValue(), options, language))
        .toList();
  }

  private SectionChange change(
      Section section,
      List<Outcome.Done> done,
      Map<String, List<Choice>> options,
      Locale language) {
    List<RowChange> rows =
        done.stream()
            .filter(each -> isChange(each))
            .map(each -> new RowChange(each.row().name(), fields(each, options, language)))
            .toList();
    int added = (int) done.stream().filter(each -> each.before() == null).count();
    return new SectionChange(
        sheets.sheet(section, language),
        added,
        rows.size() - added,
        done.size() - rows.size(),
        rows.stream().limit(MOST_SHOWN).toList(),
        Math.max(0, rows.size() - MOST_SHOWN));
  }

  private static boolean isChange(Outcome.Done done) {
    Row before = done.before();
    return before == null || !before.values().equals(done.row().values());
  }

  private List<FieldChange> fields(
      Outcome.Done done, Map<String, List<Choice>> options, Locale language) {
    Row before = done.before();
    if (before == null) {
      return List.of();
    }
    Section section = done.row().section();
    TreeSet<String> keys = new TreeSet<>(before.values().keySet());
    keys.addAll(done.row().values().keySet());
    return keys.stream()
        .filter(
            key ->
                !java.util.Objects.equals(before.values().get(key), done.row().values().get(key)))
        .map(
            key ->
                new FieldChange(
                    words.label(section, key, language),
                    words.value(section, key, before.values(), options, language),
                    words.value(section, key, done.row().values(), options, language)))
        .toList();
  }
}
