package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormField;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.TableDownload.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A plan as files, for whoever sees the initiative: results framework, work plan and budget as one
 * workbook, each section as a list. What comes out can be taken in again.
 */
@Controller
class PlanFiles {

  /** What a workbook holds, in the order of its sheets. */
  static final List<Section> SHEETS =
      List.of(Section.RESULTS, Section.INDICATORS, Section.WORK, Section.BUDGET);

  private final Initiatives initiatives;
  private final PlanRecord plan;
  private final RowChoices choices;
  private final SheetWords words;

  PlanFiles(Initiatives initiatives, PlanRecord plan, RowChoices choices, SheetWords words) {
    this.initiatives = initiatives;
    this.plan = plan;
    this.choices = choices;
    this.words = words;
  }

  @GetMapping("/initiatives/{number}/plan.xlsx")
  void book(
      @PathVariable InitiativeNumber number,
      Actor actor,
      Locale language,
      HttpServletResponse response)
      throws IOException {
    Initiative initiative = seen(number, actor);
    Map<Section, List<Row>> rows = plan.whole(number);
    Map<String, List<Choice>> options = choices.of(initiative, rows, actor, language);
    TableDownload.sendBook(
        response,
        language,
        number + "-plan",
        SHEETS.stream()
            .map(
                section ->
                    new Sheet(
                        words.sheet(section, language),
                        words.headings(section, language),
                        cells(section, rows.getOrDefault(section, List.of()), options, language)))
            .toList());
  }

  /** The same workbook without rows, to be filled in. */
  @GetMapping("/initiatives/{number}/plan/template.xlsx")
  void template(
      @PathVariable InitiativeNumber number,
      Actor actor,
      Locale language,
      HttpServletResponse response)
      throws IOException {
    seen(number, actor);
    TableDownload.sendBook(
        response,
        language,
        number + "-template",
        SHEETS.stream()
            .map(
                section ->
                    new Sheet(
                        words.sheet(section, language),
                        words.headings(section, language),
                        List.of()))
            .toList());
  }

  @GetMapping("/initiatives/{number}/plan/{section}.csv")
  void list(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Initiative initiative = seen(number, actor);
    Section asked = Section.of(section).orElseThrow(NotThereException::new);
    Map<Section, List<Row>> rows = plan.whole(number);
    Map<String, List<Choice>> options = choices.of(initiative, rows, actor, language);
    TableDownload.send(
        request,
        response,
        language,
        number + "-" + asked.id(),
        words.headings(asked, language),
        to ->
            cells(asked, rows.getOrDefault(asked, List.of()), options, language)
                .forEach(to::accept));
  }

  private Initiative seen(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }

  private List<@Nullable Object[]> cells(
      Section section, List<Row> rows, Map<String, List<Choice>> options, Locale language) {
    List<FormField> fields = words.fields(section);
    List<@Nullable Object[]> cells = new ArrayList<>();
    for (Row row : rows) {
      @Nullable Object[] line = new @Nullable Object[fields.size() + 1];
      line[0] = row.position();
      for (int i = 0; i < fields.size(); i++) {
        FormField field = fields.get(i);
        line[i + 1] = words.cell(section, field, row.values().get(field.key()), options, language);
      }
      cells.add(line);
    }
    return cells;
  }
}
