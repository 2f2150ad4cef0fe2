package org.capacitycompact.plan.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.EstimatedTrack;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.GapViews.GapView;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of a plan beside each other: how much is on each, who saved last, what is missing. */
@Component
class Overview {

  private static final int GAPS = 5;

  private final SectionPages pages;
  private final RowViews views;
  private final GapViews gaps;
  private final People people;
  private final EstimatedTrack track;
  private final Wording wording;

  Overview(
      SectionPages pages,
      RowViews views,
      GapViews gaps,
      People people,
      EstimatedTrack track,
      Wording wording) {
    this.pages = pages;
    this.views = views;
    this.gaps = gaps;
    this.people = people;
    this.track = track;
    this.wording = wording;
  }

  /** How many rows a section has. */
  record Count(String name, int rows) {}

  /**
   * A page of the plan.
   *
   * @param saved who saved something on it last, and when; empty when nobody did
   * @param more how many gaps are not listed
   */
  record PageView(
      String id, String name, List<Count> counts, String saved, List<GapView> gaps, int more) {}

  ModelAndView show(PlanReading plan) {
    ModelAndView shown = new ModelAndView("plan/overview");
    pages.head(shown, plan, null);
    shown.addObject(
        "estimate",
        track
            .of(plan.initiative().number())
            .map(estimate -> wording.say(plan.language(), estimate.messageKey()))
            .orElse(null));
    List<Row> latest =
        Arrays.stream(PlanPage.values()).flatMap(page -> latest(plan, page).stream()).toList();
    Map<String, String> names =
        people.names(latest.stream().map(row -> row.changedBy()).collect(Collectors.toSet()));
    shown.addObject(
        "pages", Arrays.stream(PlanPage.values()).map(page -> view(plan, page, names)).toList());
    return shown;
  }

  private PageView view(PlanReading plan, PlanPage page, Map<String, String> names) {
    List<GapView> missing = gaps.of(plan, plan.gaps(page));
    return new PageView(
        page.id(),
        wording.say(plan.language(), "plan.page." + page.id()),
        page.sections().stream()
            .map(
                section ->
                    new Count(
                        wording.say(plan.language(), "plan.section." + section.id()),
                        plan.rows(section).size()))
            .toList(),
        latest(plan, page).stream()
            .map(row -> views.saved(row, names, plan.language()))
            .findFirst()
            .orElse(""),
        missing.stream().limit(GAPS).toList(),
        Math.max(0, missing.size() - GAPS));
  }

  /** The row that a person saved last. */
  private static List<Row> latest(PlanReading plan, PlanPage page) {
    return page.sections().stream()
        .flatMap((Section section) -> plan.rows(section).stream())
        .filter(row -> row.changedBy() != null && row.changedAt() != null)
        .max(Comparator.comparing(row -> Objects.requireNonNull(row.changedAt())))
        .stream()
        .toList();
  }
}
