package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The work plan as a timeline: its first rows above the table, all of them on a page of its own.
 */
@Controller
class TimelinePart implements SectionPart {

  private static final int ROWS = 50;

  private final Initiatives initiatives;
  private final PlanRecord plan;
  private final CountryDays days;

  TimelinePart(Initiatives initiatives, PlanRecord plan, CountryDays days) {
    this.initiatives = initiatives;
    this.plan = plan;
    this.days = days;
  }

  /** The part; {@code more} rows are on the page of the timeline only. */
  record View(Initiative initiative, Timeline timeline, int more) {}

  @Override
  public String template() {
    return "plan/timeline";
  }

  @Override
  public Optional<Object> of(
      Initiative initiative,
      Section section,
      Map<Section, List<Row>> rows,
      Actor reader,
      Locale language) {
    List<Row> all = rows.getOrDefault(Section.WORK, List.of());
    return section != Section.WORK || all.isEmpty()
        ? Optional.empty()
        : Optional.of(view(initiative, all, 1, language));
  }

  @GetMapping("/initiatives/{number}/plan/timeline")
  String page(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String page,
      Actor actor,
      Locale language,
      Model model) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    List<Row> all = plan.rows(number, Section.WORK);
    int asked = Paging.asked(page);
    model.addAttribute("initiative", initiative);
    model.addAttribute("part", view(initiative, all, asked, language));
    model.addAttribute("paging", Paging.exactly(asked, ROWS, all.size(), Map.of()));
    return "plan/timeline-page";
  }

  private View view(Initiative initiative, List<Row> all, int page, Locale language) {
    List<Row> shown = all.stream().skip((page - 1L) * ROWS).limit(ROWS).toList();
    return new View(
        initiative,
        Timeline.of(all, shown, days.today(initiative.country()), language),
        Math.max(0, all.size() - page * ROWS));
  }
}
