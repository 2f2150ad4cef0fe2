package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowHistory;
import org.capacitycompact.plan.RowHistory.Act;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A row by itself: what it says, what it became, and what others have to say of it. */
@Component
class RowPage {

  private final SectionPages pages;
  private final RowViews views;
  private final RowCells cells;
  private final RowHistory history;
  private final PlanRecord record;
  private final RowWords words;
  private final People people;
  private final Wording wording;

  RowPage(
      SectionPages pages,
      RowViews views,
      RowCells cells,
      RowHistory history,
      PlanRecord record,
      RowWords words,
      People people,
      Wording wording) {
    this.pages = pages;
    this.views = views;
    this.cells = cells;
    this.history = history;
    this.record = record;
    this.words = words;
    this.people = people;
    this.wording = wording;
  }

  /** A field that was changed; empty texts where there was, or is, nothing. */
  record Difference(String label, String before, String after) {}

  /** A step of the history; {@code by} is null when no page wrote it. */
  record StepView(String act, String at, @Nullable String by, List<Difference> differences) {}

  ModelAndView show(PlanReading plan, Asked.Place place) {
    List<RowHistory.Step> steps = history.of(plan.number(), place.section(), place.position());
    Row row = plan.row(place.section(), place.position()).orElse(null);
    if (row == null && steps.isEmpty()) {
      throw new NotThereException();
    }
    ModelAndView shown = new ModelAndView("plan/row");
    PlanPage page = PlanPage.of(place.section());
    pages.head(shown, plan, page);
    Row told = row == null ? removed(place, steps.get(0)) : row;
    shown.addObject("removed", row == null);
    shown.addObject(
        "sectionName", wording.say(plan.language(), "plan.section." + place.section().id()));
    shown.addObject("back", plan.address(place.section(), told.anchor()));
    shown.addObject("says", cells.all(plan, told));
    shown.addObject(
        "row",
        Objects.requireNonNull(
            views.of(plan, List.of(new RowOrder.Placed(told, 0, "", null))).get(told.anchor())));
    shown.addObject("history", steps(plan, place, steps));
    return shown;
  }

  private static Row removed(Asked.Place place, RowHistory.Step last) {
    return new Row(
        place.section(), place.position(), 0, 0, last.after(), last.by(), last.at(), null);
  }

  private List<StepView> steps(PlanReading plan, Asked.Place place, List<RowHistory.Step> steps) {
    Map<String, String> names =
        people.names(
            steps.stream()
                .map(RowHistory.Step::by)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
    List<StepView> views = new ArrayList<>();
    steps.forEach(
        step ->
            views.add(
                new StepView(
                    wording.say(plan.language(), "plan.act." + step.act().name()),
                    wording.moment(step.at(), plan.language()),
                    step.by() == null ? null : names.getOrDefault(step.by(), step.by()),
                    step.act() == Act.CHANGED ? differences(plan, place, step) : List.of())));
    return views;
  }

  private List<Difference> differences(PlanReading plan, Asked.Place place, RowHistory.Step step) {
    return new TreeSet<>(step.fields())
        .stream()
            .map(
                key ->
                    new Difference(
                        words.label(place.section(), key, plan.language()),
                        value(plan, place, key, step.before()),
                        value(plan, place, key, step.after())))
            .toList();
  }

  private String value(
      PlanReading plan, Asked.Place place, String key, Map<String, Object> values) {
    return record
        .form(place.section())
        .field(key)
        .map(
            field ->
                words.said(
                    place.section(), field, values.get(key), plan.choices(), plan.language()))
        .orElse("");
  }
}
