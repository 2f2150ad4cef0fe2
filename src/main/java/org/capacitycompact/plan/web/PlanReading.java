package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.Missing;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanDrafts;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Component;

/**
 * A plan as one reader has it before them, read once for a page.
 *
 * @param rows the whole plan
 * @param choices what can be chosen in its rows
 * @param drafts what the reader wrote and did not send
 */
record PlanReading(
    Initiative initiative,
    Actor reader,
    Locale language,
    PlanAccess access,
    Map<Section, List<Row>> rows,
    Map<String, List<Choice>> choices,
    List<PlanDrafts.Draft> drafts,
    List<Missing.Gap> gaps) {

  InitiativeNumber number() {
    return initiative.number();
  }

  List<Row> rows(Section section) {
    return rows.getOrDefault(section, List.of());
  }

  Optional<Row> row(Section section, int position) {
    return rows(section).stream().filter(row -> row.position() == position).findFirst();
  }

  Optional<Row> row(String anchor) {
    return rows.values().stream()
        .flatMap(List::stream)
        .filter(row -> row.anchor().equals(anchor))
        .findFirst();
  }

  Optional<PlanDrafts.Draft> draft(Section section, int position) {
    return drafts.stream().filter(draft -> draft.isOf(section, position)).findFirst();
  }

  /** Whether the reader may change this row. */
  boolean changes(Row row) {
    return access.mayWrite(row.section(), row.values(), row.values());
  }

  List<Missing.Gap> gaps(PlanPage page) {
    return gaps.stream().filter(gap -> page.sections().contains(gap.section())).toList();
  }

  /** The page on which one works on a section: on the light track the whole plan is one. */
  String address(Section section) {
    String plan = "/initiatives/" + number() + "/plan";
    return light() ? plan : plan + "/" + PlanPage.of(section).id();
  }

  /** The same, at a row or at the place where one is added. */
  String address(Section section, String anchor) {
    return address(section) + "?at=" + anchor + "#" + anchor;
  }

  boolean light() {
    return initiative.track().equals("light");
  }

  /** Reads a plan for whoever sees its initiative. */
  @Component
  static class Reader {

    private final Initiatives initiatives;
    private final PlanRecord record;
    private final PlanRights rights;
    private final RowChoices choices;
    private final PlanDrafts drafts;
    private final Missing missing;

    Reader(
        Initiatives initiatives,
        PlanRecord record,
        PlanRights rights,
        RowChoices choices,
        PlanDrafts drafts,
        Missing missing) {
      this.initiatives = initiatives;
      this.record = record;
      this.rights = rights;
      this.choices = choices;
      this.drafts = drafts;
      this.missing = missing;
    }

    PlanReading read(InitiativeNumber number, Actor reader, Locale language) {
      Initiative initiative =
          initiatives.visible(number, reader).orElseThrow(NotThereException::new);
      Map<Section, List<Row>> rows = record.whole(number);
      PlanAccess access = rights.of(initiative, reader);
      return new PlanReading(
          initiative,
          reader,
          language,
          access,
          rows,
          choices.of(initiative, rows, reader, language),
          drafts.of(number, reader.userId()),
          missing.of(initiative, access.phase(), rows));
    }
  }
}
