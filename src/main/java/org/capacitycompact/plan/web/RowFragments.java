package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.RowForms.EditView;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** One row of a page, its form, or the place to add one: what a script swaps in place. */
@Component
class RowFragments {

  private final SectionPages pages;
  private final RowList lists;
  private final RowViews views;
  private final RowForms forms;

  RowFragments(SectionPages pages, RowList lists, RowViews views, RowForms forms) {
    this.pages = pages;
    this.lists = lists;
    this.views = views;
    this.forms = forms;
  }

  /** What an address asks for; empty when that is a whole page. */
  Optional<ModelAndView> asked(PlanReading plan, Asked asked) {
    EditView edit = pages.asked(plan, asked);
    if (edit != null) {
      return Optional.of(form(plan, edit));
    }
    return Asked.row(asked.at())
        .flatMap(place -> plan.row(place.section(), place.position()))
        .map(row -> row(plan, row))
        .or(
            () ->
                Asked.adding(asked.at())
                    .map(place -> lists.add(plan, place.section(), place.position()))
                    .map(add -> new ModelAndView("plan/rows :: adding").addObject("add", add)));
  }

  ModelAndView form(PlanReading plan, EditView edit) {
    ModelAndView part =
        new ModelAndView("plan/rows :: edit")
            .addObject("edit", edit)
            .addObject("initiative", plan.initiative());
    forms.offerLanguage(part, edit, plan);
    return part;
  }

  /** The row as it stands, with a line for those who listen when something was said. */
  ModelAndView row(PlanReading plan, Row row) {
    List<RowOrder.Placed> placed =
        RowOrder.of(row.section() == Section.INDICATORS ? Section.RESULTS : row.section(), plan)
            .stream()
            .filter(each -> each.row().anchor().equals(row.anchor()))
            .limit(1)
            .toList();
    return new ModelAndView("plan/rows :: saved")
        .addObject("row", Objects.requireNonNull(views.of(plan, placed).get(row.anchor())))
        .addObject("initiative", plan.initiative());
  }
}
