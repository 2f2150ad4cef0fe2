package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows as one reader sees them: some fields in columns, the others in a fold. */
@Component
class RowViews {

  private final RowCells cells;
  private final RowWords words;
  private final Wording wording;
  private final People people;
  private final List<RowPart> parts;

  RowViews(RowCells cells, RowWords words, Wording wording, People people, List<RowPart> parts) {
    this.cells = cells;
    this.words = words;
    this.wording = wording;
    this.people = people;
    this.parts = parts;
  }

  /** What another capability shows under a row or above a section. */
  record Part(String template, Object content) {}

  /**
   * A row of a page.
   *
   * @param page the address of the page on which it is written
   * @param depth how far it is set in
   * @param kind the step of the chain, or whether it is a milestone; may be empty
   * @param more what does not stand in a column
   * @param saved who wrote it last, and when; empty when no page did
   * @param moves whether the reader may move it
   * @param leaves how many indicators would leave with it
   */
  record RowView(
      Row row,
      String address,
      String page,
      String name,
      @Nullable String language,
      int depth,
      String kind,
      List<RowCells.Cell> cells,
      List<RowCells.Cell> more,
      String saved,
      boolean changes,
      boolean moves,
      int leaves,
      List<Part> parts) {

    public String anchor() {
      return row.anchor();
    }

    /** Whether it heads others: a result, beside its indicators. */
    public boolean heads() {
      return row.section() == Section.RESULTS;
    }

    /** Whether all it says is shown without being opened: there is one of it. */
    public boolean open() {
      return row.section().isSingle();
    }

    public int span() {
      return RowCells.span(row.section());
    }
  }

  /** These rows as the reader sees them, by their anchors. */
  Map<String, RowView> of(PlanReading plan, List<RowOrder.Placed> placed) {
    List<Row> rows = placed.stream().map(RowOrder.Placed::row).toList();
    Map<String, String> names =
        people.names(
            rows.stream()
                .map(Row::changedBy)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
    Map<String, List<Part>> added = added(plan, rows);
    Map<String, RowView> views = new HashMap<>();
    placed.forEach(
        each ->
            views.put(
                each.row().anchor(),
                view(plan, each, names, added.getOrDefault(each.row().anchor(), List.of()))));
    return views;
  }

  private Map<String, List<Part>> added(PlanReading plan, List<Row> rows) {
    Map<String, List<Part>> added = new HashMap<>();
    parts.forEach(
        part ->
            part.of(plan.initiative(), rows, plan.reader(), plan.language())
                .forEach(
                    (anchor, content) ->
                        added
                            .computeIfAbsent(anchor, row -> new ArrayList<>())
                            .add(new Part(part.template(), content))));
    return added;
  }

  private RowView view(
      PlanReading plan, RowOrder.Placed placed, Map<String, String> names, List<Part> added) {
    Row row = placed.row();
    boolean changes = plan.changes(row);
    return new RowView(
        row,
        address(plan, row),
        plan.address(row.section()),
        words.name(row, plan.choices(), plan.language()),
        cells.isWritten(row.section(), row.section().nameField()) ? row.language() : null,
        Math.min(placed.depth(), 2),
        cells.kind(plan, row),
        cells.cells(plan, row),
        cells.more(plan, row),
        saved(row, names, plan.language()),
        changes,
        changes && plan.access().edits() && !row.section().isSingle(),
        row.section() == Section.RESULTS
            ? (int)
                plan.rows(Section.INDICATORS).stream()
                    .filter(each -> RowOrder.group(each).equals(String.valueOf(row.position())))
                    .count()
            : 0,
        added);
  }

  static String address(PlanReading plan, Row row) {
    return "/initiatives/%s/plan/%s/%d"
        .formatted(plan.number(), row.section().id(), row.position());
  }

  String saved(Row row, Map<String, String> names, Locale language) {
    String by = row.changedBy();
    return by == null || row.changedAt() == null
        ? ""
        : wording.say(
            language,
            "plan.savedBy",
            names.getOrDefault(by, by),
            wording.moment(Objects.requireNonNull(row.changedAt()), language));
  }
}
