package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.RowForms.EditView;
import org.capacitycompact.plan.web.RowOrder.Placed;
import org.capacitycompact.plan.web.RowViews.RowView;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The rows of a page in their sections and groups, with the places where one is added. */
@Component
class RowList {

  static final int ROWS = 50;

  /** Sections whose rows stand under headings by one of their fields. */
  private static final List<Section> GROUPED = List.of(Section.WORK, Section.BUDGET);

  /** From how many rows on a phone shows one at a time. */
  private static final int LONG = 10;

  private final RowViews views;
  private final RowCells cells;
  private final RowWords words;
  private final Wording wording;
  private final List<SectionPart> parts;

  RowList(
      RowViews views, RowCells cells, RowWords words, Wording wording, List<SectionPart> parts) {
    this.views = views;
    this.cells = cells;
    this.words = words;
    this.wording = wording;
    this.parts = parts;
  }

  /** A place where a row can be added. */
  record Add(String anchor, Section section, String words, String link) {

    public int span() {
      return RowCells.span(section);
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

  private record Shown(Section block, Placed placed) {}

  boolean adds(PlanReading plan, Section section) {
    int rows = plan.rows(section).size();
    return plan.access().writesIn(section)
        && rows < Section.MOST_ROWS
        && !(section.isSingle() && rows > 0);
  }

  /** Adds the rows of the page that holds what is asked for. */
  void show(
      ModelAndView shown,
      PlanReading plan,
      @Nullable PlanPage page,
      Asked asked,
      @Nullable EditView edit) {
    List<Shown> all = new ArrayList<>();
    Map<Section, Integer> counts = new LinkedHashMap<>();
    for (Section section : SectionPages.sections(page)) {
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
    shown.addObject("long", slice.size() > LONG);
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
        cells.columns(section, plan.language()),
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
