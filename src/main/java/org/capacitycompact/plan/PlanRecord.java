package org.capacitycompact.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Service;

/** Reads plans. Nothing is shown of an initiative that the thread may not see. */
@Service
public class PlanRecord {

  private final PlanRows rows;
  private final ReleasedForms forms;

  PlanRecord(PlanRows rows, ReleasedForms forms) {
    this.rows = rows;
    this.forms = forms;
  }

  /** The rows of a section in their order. */
  public List<Row> rows(InitiativeNumber number, Section section) {
    return rows.of(number, section);
  }

  /** The rows of several sections, by section; one statement. */
  public Map<Section, List<Row>> rows(InitiativeNumber number, Collection<Section> sections) {
    return rows.of(number, sections);
  }

  /** The whole plan, by section; one statement. */
  public Map<Section, List<Row>> whole(InitiativeNumber number) {
    return rows.of(number, PlanRows.every());
  }

  public Optional<Row> row(InitiativeNumber number, Section section, int position) {
    return rows.find(number, section, position);
  }

  /** What a row said at one of its revisions; empty when it had none such. */
  public Optional<Map<String, Object>> at(
      InitiativeNumber number, Section section, int position, int revision) {
    return rows.at(number, section, position, revision);
  }

  /**
   * The sections that somebody saved on their pages: facts that their rows answer are counted from
   * them, and no form asks for them any more.
   */
  public Set<Section> saved(InitiativeNumber number) {
    return rows.saved(number);
  }

  /** In which phase the plan is; closed for an initiative that is not seen. */
  public Phase phase(InitiativeNumber number) {
    return rows.phase(number).orElse(Phase.CLOSED);
  }

  /** The form that asks for a row of the section. */
  public FormSchema form(Section section) {
    return forms.of(section.form());
  }
}
