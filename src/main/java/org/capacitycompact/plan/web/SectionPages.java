package org.capacitycompact.plan.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.capacitycompact.plan.Phase;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.GapViews.GapView;
import org.capacitycompact.plan.web.RowForms.EditView;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of some sections of a plan: their rows, one of which may be open for writing. */
@Component
class SectionPages {

  private static final int GAPS = 12;

  private final RowList lists;
  private final RowForms forms;
  private final GapViews gaps;
  private final RowWords words;
  private final Wording wording;

  SectionPages(RowList lists, RowForms forms, GapViews gaps, RowWords words, Wording wording) {
    this.lists = lists;
    this.forms = forms;
    this.gaps = gaps;
    this.words = words;
    this.wording = wording;
  }

  /** A page of the plan as a link, with how much is missing on it. */
  record Tab(String id, String name, int missing, boolean current) {}

  /** Something that the reader wrote and did not send. */
  record DraftView(String name, String savedAt, String link) {}

  /**
   * The page.
   *
   * @param page null for all sections on one page
   * @param open a form that was refused; null when the address says what is open
   */
  ModelAndView show(
      PlanReading plan, @Nullable PlanPage page, Asked asked, @Nullable EditView open) {
    ModelAndView shown = new ModelAndView("plan/page");
    head(shown, plan, page);
    EditView edit = open == null ? asked(plan, asked) : open;
    lists.show(shown, plan, page, asked, edit);
    if (edit != null) {
      forms.offerLanguage(shown, edit, plan);
      shown.addObject("refused", edit.form().refused());
    }
    return shown;
  }

  /** The form that an address asks for; null when it asks for none, or it is not theirs. */
  @Nullable EditView asked(PlanReading plan, Asked asked) {
    return Asked.row(asked.edit())
        .flatMap(place -> plan.row(place.section(), place.position()))
        .filter(plan::changes)
        .map(row -> forms.open(plan, row))
        .or(
            () ->
                asked
                    .added()
                    .filter(place -> lists.adds(plan, place.section()))
                    .map(place -> forms.add(plan, place.section(), place.position())))
        .orElse(null);
  }

  /** What every page of a plan says first. */
  void head(ModelAndView shown, PlanReading plan, @Nullable PlanPage page) {
    shown.addObject("initiative", plan.initiative());
    shown.addObject("inPlace", true);
    shown.addObject("light", plan.light());
    shown.addObject("proposes", plan.access().proposes() && !plan.access().edits());
    shown.addObject("page", page == null ? "" : page.id());
    shown.addObject(
        "heading",
        wording.say(plan.language(), page == null ? "plan.title" : "plan.page." + page.id()));
    shown.addObject(
        "tabs",
        Arrays.stream(PlanPage.values())
            .map(
                each ->
                    new Tab(
                        each.id(),
                        wording.say(plan.language(), "plan.page." + each.id()),
                        plan.gaps(each).size(),
                        each == page))
            .toList());
    List<Section> sections = sections(page);
    List<GapView> missing =
        gaps.of(
            plan, plan.gaps().stream().filter(gap -> sections.contains(gap.section())).toList());
    shown.addObject("missing", missing.stream().limit(GAPS).toList());
    shown.addObject("missingMore", Math.max(0, missing.size() - GAPS));
    shown.addObject("why", why(plan, sections));
    shown.addObject(
        "drafts",
        plan.drafts().stream()
            .filter(draft -> sections.contains(draft.section()))
            .map(draft -> draft(plan, draft.section(), draft.position(), draft.savedAt()))
            .toList());
  }

  private DraftView draft(PlanReading plan, Section section, int position, Instant savedAt) {
    Row row = plan.row(section, position).orElse(null);
    String anchor = row == null ? Asked.adding(section, 0) : row.anchor();
    return new DraftView(
        row == null
            ? wording.say(plan.language(), "plan.add." + section.id())
            : words.name(row, plan.choices(), plan.language()),
        wording.recent(savedAt, plan.language()),
        plan.address(section)
            + (row == null ? "?add=" + section.id() : "?edit=" + anchor)
            + "#"
            + anchor);
  }

  static List<Section> sections(@Nullable PlanPage page) {
    return page == null
        ? Arrays.stream(PlanPage.values()).flatMap(each -> each.sections().stream()).toList()
        : page.sections();
  }

  /** Why the reader cannot write here, and who may; null when they can. */
  @Nullable String why(PlanReading plan, List<Section> sections) {
    if (plan.access().edits()) {
      return null;
    }
    boolean some = sections.stream().anyMatch(plan.access()::writesIn);
    Phase phase = plan.access().phase();
    String key =
        !plan.initiative().status().isOpen()
            ? "ended"
            : phase == Phase.CLOSED
                ? "closed"
                : some
                    ? "own"
                    : plan.access().proposes()
                        ? "proposes"
                        : phase == Phase.AGREED ? "agreed" : "country";
    return wording.say(
        plan.language(),
        "plan.why." + key,
        wording.country(plan.initiative().country(), plan.language()));
  }
}
