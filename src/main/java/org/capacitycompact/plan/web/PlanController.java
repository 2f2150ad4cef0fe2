package org.capacitycompact.plan.web;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartPages;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Looking at a plan: all of it, some sections with their rows, one row. */
@Embodies(value = "S125", as = Embodies.As.PAGE)
@Controller
class PlanController {

  private final PlanReading.Reader reader;
  private final Overview overview;
  private final SectionPages pages;
  private final RowFragments fragments;
  private final RowPage rowPage;
  private final PartPages parts;

  PlanController(
      PlanReading.Reader reader,
      Overview overview,
      SectionPages pages,
      RowFragments fragments,
      RowPage rowPage,
      PartPages parts) {
    this.reader = reader;
    this.overview = overview;
    this.pages = pages;
    this.fragments = fragments;
    this.rowPage = rowPage;
    this.parts = parts;
  }

  /** The overview; on the light track the whole plan on one page. */
  @GetMapping("/initiatives/{number}/plan")
  ModelAndView overview(
      @PathVariable InitiativeNumber number,
      @RequestParam(required = false) @Nullable String edit,
      @RequestParam(required = false) @Nullable String add,
      @RequestParam(required = false) @Nullable String under,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String page,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Actor actor,
      Locale language) {
    PlanReading plan = reader.read(number, actor, language);
    ModelAndView shown =
        plan.light()
            ? page(plan, null, new Asked(edit, add, under, at, page), part)
            : overview.show(plan);
    return part ? shown : parts.add(shown, Part.PLAN, plan.initiative(), actor, language);
  }

  @GetMapping("/initiatives/{number}/plan/{section}")
  ModelAndView page(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @RequestParam(required = false) @Nullable String edit,
      @RequestParam(required = false) @Nullable String add,
      @RequestParam(required = false) @Nullable String under,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String page,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      Actor actor,
      Locale language) {
    PlanPage shown = PlanPage.of(section).orElseThrow(NotThereException::new);
    return page(
        reader.read(number, actor, language), shown, new Asked(edit, add, under, at, page), part);
  }

  private ModelAndView page(PlanReading plan, @Nullable PlanPage page, Asked asked, boolean part) {
    Optional<ModelAndView> fragment = part ? fragments.asked(plan, asked) : Optional.empty();
    return fragment.orElseGet(() -> pages.show(plan, page, asked, null));
  }

  /** The row's own address, for lists and for its history; a row that was removed says so. */
  @GetMapping("/initiatives/{number}/plan/{section}/{position}")
  ModelAndView row(
      @PathVariable InitiativeNumber number,
      @PathVariable String section,
      @PathVariable String position,
      Actor actor,
      Locale language) {
    Asked.Place place = Asked.row(section + "-" + position).orElseThrow(NotThereException::new);
    return rowPage.show(reader.read(number, actor, language), place);
  }
}
