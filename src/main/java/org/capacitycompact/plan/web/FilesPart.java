package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.springframework.stereotype.Component;

/** The ways out into files and in from them, on the pages of what workbooks hold. */
@Component
class FilesPart implements SectionPart {

  private final PlanRights rights;

  FilesPart(PlanRights rights) {
    this.rights = rights;
  }

  /** The part; {@code takes} says whether the reader may take rows from a file. */
  record View(Initiative initiative, String section, boolean takes) {}

  @Override
  public String template() {
    return "plan/files";
  }

  @Override
  public Optional<Object> of(
      Initiative initiative,
      Section section,
      Map<Section, List<Row>> rows,
      Actor reader,
      Locale language) {
    return PlanFiles.SHEETS.contains(section)
        ? Optional.of(new View(initiative, section.id(), rights.of(initiative, reader).edits()))
        : Optional.empty();
  }
}
