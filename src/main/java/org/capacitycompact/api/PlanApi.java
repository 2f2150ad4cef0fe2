package org.capacitycompact.api;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.Phase;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plan of an initiative, by section and row, for whoever sees the initiative. */
@RestController
@RequestMapping("/api/initiatives/{number}/plan")
class PlanApi {

  private final Initiatives initiatives;
  private final PlanRecord plan;

  PlanApi(Initiatives initiatives, PlanRecord plan) {
    this.initiatives = initiatives;
    this.plan = plan;
  }

  /** A plan in short. */
  record PlanAnswer(InitiativeNumber number, Phase phase, List<SectionAnswer> sections) {}

  /**
   * A section in short.
   *
   * @param form whose keys are those of the rows' values
   * @param saved whether somebody saved it on its page, so that its rows speak for themselves
   */
  record SectionAnswer(String section, String form, int rows, boolean saved) {}

  /** A page of a section. */
  record RowList(List<RowAnswer> rows, int total) {}

  @GetMapping
  PlanAnswer overview(@PathVariable InitiativeNumber number, Actor actor) {
    visible(number, actor);
    Map<Section, List<Row>> rows = plan.whole(number);
    Set<Section> saved = plan.saved(number);
    return new PlanAnswer(
        number,
        plan.phase(number),
        Arrays.stream(Section.values())
            .map(
                section ->
                    new SectionAnswer(
                        section.id(),
                        section.form(),
                        rows.getOrDefault(section, List.of()).size(),
                        saved.contains(section)))
            .toList());
  }

  @GetMapping("/{section}")
  RowList section(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    visible(number, actor);
    List<Row> rows = plan.rows(number, Section.of(section).orElseThrow(Refusal::notThere));
    return new RowList(
        rows.stream()
            .skip(Ranges.offset(offset))
            .limit(Ranges.limit(limit))
            .map(RowAnswer::of)
            .toList(),
        rows.size());
  }

  /** A row; its {@code ETag} is its revision. */
  @GetMapping("/{section}/{position}")
  RowAnswer row(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable int position,
      Actor actor,
      HttpServletResponse response) {
    visible(number, actor);
    Row row =
        Section.of(section)
            .flatMap(there -> plan.row(number, there, position))
            .orElseThrow(Refusal::notThere);
    response.setHeader("ETag", RowTag.of(row));
    return RowAnswer.of(row);
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }
}
