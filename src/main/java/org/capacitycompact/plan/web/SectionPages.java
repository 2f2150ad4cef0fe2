package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.plan.Phase;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.GapViews.GapView;
import org.capacitycompact.plan.web.RowForms.EditView;
import org.capacitycompact.plan.web.RowOrder.Placed;
import org.capacitycompact.plan.web.RowViews.RowView;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of some sections of a plan: their rows, one of which may be open for writing. */
@Component
class SectionPages {

  static final int ROWS = 50;
  private static final int GAPS = 12;

  /** Sections whose rows stand under headings by one of their fields. */
  private static final List<Section> GROUPED = List.of(Section.WORK, Section.BUDGET);

  private final RowViews views;
  private final RowForms forms;
  private final GapViews gaps;
  private final RowWords words;
  private final Wording wording;
  private final List<SectionPart> parts;

  SectionPages(
      RowViews views,
      RowForms forms,
      GapViews gaps,
      RowWords words,
      Wording wording,
      List<SectionPart> parts) {
    this.views = views;
    this.forms = forms;
    this.gaps = gaps;
    this.words = words;
    this.wording = wording;
    this.parts = parts;
  }

  /** A page of the plan as a link, with how much is missing on it. */
  record Tab(String id, String name, int missing, boolean current) {}

  /** A place where a row can be added. */
  record Add(String anchor, Section section, String words, String link) {

    public int span() {
      return RowViews.span(section);
    }
  }

  /** What a tbody shows: a row, the form of one, or the place to add one. */
  record Entry(@Nullable RowView row, @Nullable EditView edit, @Nullable Add add) {}

  /** Rows that stand under one heading; it is empty where the section has no groups. */
  record Group(String heading, List<Entry> entries) {}

  /**
   * A section.
   *
   * @param rows how many it has in all, on this page and others
   */
  record Block(
      Section section,
      String heading,
      String about,
      List<String> columns,
      List<Group> groups,
      int rows,
      List<RowViews.Part> parts) {}

  /** Something that the reader wrote and did not send. */
  record DraftView(String name, String savedAt, String link) {}

  private record Shown(Section block, Placed placed) {}

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
    list(shown, plan, page, asked, edit);
    shown.addObject("parts", List.of());
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
                    .filter(place -> adds(plan, place.section()))
                    .map(place -> forms.add(plan, place.section(), place.position())))
        .orElse(null);
  }

  /** What every page of a plan says first. */
  void head(ModelAndView shown, PlanReading plan, @Nullable PlanPage page) {
    shown.addObject("initiative", plan.initiative());
    shown.addObject("inPlace", true);
    shown.addObject("light", plan.light());
    shown.addObject("page", page == null ? "" : page.id());
    shown.addObject(
        "title",
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

  private DraftView draft(
      PlanReading plan, Section section, int position, java.time.Instant savedAt) {
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
    if (sections.stream().allMatch(plan.access()::writesIn)) {
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

  boolean adds(PlanReading plan, Section section) {
    int rows = plan.rows(section).size();
    return plan.access().writesIn(section)
        && rows < Section.MOST_ROWS
        && !(section.isSingle() && rows > 0);
  }

  /** The list alone: the rows of the page that holds what is asked for. */
  void list(
      ModelAndView shown,
      PlanReading plan,
      @Nullable PlanPage page,
      Asked asked,
      @Nullable EditView edit) {
    List<Shown> all = new ArrayList<>();
    Map<Section, Integer> counts = new LinkedHashMap<>();
    for (Section section : sections(page)) {
      if (section != Section.INDICATORS) {
        List<Placed> placed = RowOrder.of(section, plan);
        counts.put(section, placed.size());
        placed.forEach(each -> all.add(new Shown(section, each)));
      }
    }
    String at = edit == null ? asked.at() : edit.anchor();
    int number = at == null ? asked.number() : 1 + Math.max(0, index(all, at)) / ROWS;
    int from = Math.min((number - 1) * ROWS, all.size());
    List<Shown> slice = all.subList(from, Math.min(from + ROWS, all.size()));
    Map<String, RowView> rows = views.of(plan, slice.stream().map(Shown::placed).toList());
    List<Block> blocks = new ArrayList<>();
    counts.forEach(
        (section, count) -> {
          List<Shown> own = slice.stream().filter(each -> each.block() == section).toList();
          if (!own.isEmpty() || count == 0 && number == 1) {
            boolean ends =
                own.isEmpty() || all.indexOf(own.get(own.size() - 1)) == last(all, section);
            blocks.add(block(plan, section, count, groups(plan, section, own, rows, edit, ends)));
          }
        });
    shown.addObject("blocks", blocks);
    shown.addObject("long", slice.size() > 10);
    shown.addObject("initiative", plan.initiative());
    shown.addObject("paging", Paging.exactly(number, ROWS, all.size(), Map.of()));
  }

  private static int index(List<Shown> all, String anchor) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Placed placed = all.get(i).placed();
      Integer last = placed.last();
      if (placed.row().anchor().equals(anchor)
          || last != null && Asked.adding(Section.INDICATORS, last).equals(anchor)
          || Asked.adding(all.get(i).block(), 0).equals(anchor)) {
        return i;
      }
    }
    return Asked.adding(Section.INDICATORS, 0).equals(anchor) ? all.size() - 1 : 0;
  }

  private static int last(List<Shown> all, Section section) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).block() == section) {
        return i;
      }
    }
    return -1;
  }

  private Block block(PlanReading plan, Section section, int count, List<Group> groups) {
    List<RowViews.Part> added = new ArrayList<>();
    List<Section> shown =
        section == Section.RESULTS
            ? List.of(Section.RESULTS, Section.INDICATORS)
            : List.of(section);
    for (SectionPart part : parts) {
      shown.forEach(
          each ->
              part.of(plan.initiative(), each, plan.rows(), plan.reader(), plan.language())
                  .ifPresent(content -> added.add(new RowViews.Part(part.template(), content))));
    }
    return new Block(
        section,
        wording.say(plan.language(), "plan.section." + section.id()),
        wording.say(plan.language(), "plan.about." + section.id()),
        views.columns(section, plan.language()),
        groups,
        count,
        added);
  }

  private List<Group> groups(
      PlanReading plan,
      Section section,
      List<Shown> own,
      Map<String, RowView> rows,
      @Nullable EditView edit,
      boolean ends) {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    for (Shown each : own) {
      Placed placed = each.placed();
      List<Entry> entries =
          groups.computeIfAbsent(heading(plan, section, placed), key -> new ArrayList<>());
      entries.add(
          is(edit, placed.row().anchor())
              ? new Entry(null, edit, null)
              : new Entry(Objects.requireNonNull(rows.get(placed.row().anchor())), null, null));
      Integer last = placed.last();
      if (last != null) {
        addTo(entries, plan, Section.INDICATORS, last, edit);
      }
    }
    if (ends) {
      List<Entry> entries = new ArrayList<>();
      addTo(entries, plan, section, 0, edit);
      if (section == Section.RESULTS) {
        addTo(entries, plan, Section.INDICATORS, 0, edit);
      }
      if (!entries.isEmpty()) {
        groups.computeIfAbsent("", key -> new ArrayList<>()).addAll(entries);
      }
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  private String heading(PlanReading plan, Section section, Placed placed) {
    if (!GROUPED.contains(section)) {
      return "";
    }
    String field = Objects.requireNonNull(RowOrder.groupField(section));
    String said =
        words.value(section, field, placed.row().values(), plan.choices(), plan.language());
    return said.isEmpty() ? wording.say(plan.language(), "plan.group.none") : said;
  }

  private void addTo(
      List<Entry> entries, PlanReading plan, Section section, int under, @Nullable EditView edit) {
    Add add = add(plan, section, under);
    if (add != null) {
      entries.add(
          is(edit, add.anchor()) ? new Entry(null, edit, null) : new Entry(null, null, add));
    }
  }

  /** The place to add a row; null when the reader cannot. */
  @Nullable Add add(PlanReading plan, Section section, int under) {
    if (!adds(plan, section)) {
      return null;
    }
    String anchor = Asked.adding(section, under);
    return new Add(
        anchor,
        section,
        under > 0
            ? wording.say(
                plan.language(),
                "plan.add.indicatorOf",
                plan.row(Section.RESULTS, under).map(Row::name).orElse(""))
            : wording.say(plan.language(), "plan.add." + section.id()),
        plan.address(section)
            + "?add="
            + section.id()
            + (under > 0 ? "&under=" + under : "")
            + "#"
            + anchor);
  }

  private static boolean is(@Nullable EditView edit, String anchor) {
    return edit != null && edit.anchor().equals(anchor);
  }
}
