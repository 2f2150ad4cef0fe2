package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;

/**
 * What is shown above the rows of a section: totals, a timeline, ways in and out. A bean of this
 * kind joins the page of the section.
 */
public interface SectionPart {

  /**
   * The template of its fragment {@code above}, which finds what this part says in {@code part}.
   */
  String template();

  /**
   * What there is to show of the section; empty when nothing.
   *
   * @param plan all rows of the plan, also those that are on another page
   */
  Optional<Object> of(
      Initiative initiative,
      Section section,
      Map<Section, List<Row>> plan,
      Actor reader,
      Locale language);
}
