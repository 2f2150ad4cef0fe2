package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.Row;

/**
 * What is shown under rows of a plan beside what they say: what people wrote about them, what was
 * proposed. A bean of this kind joins the pages of the plan.
 */
public interface RowPart {

  /**
   * The template of its fragment {@code under}, which finds what this part says of the row in
   * {@code part}, and the row as the page shows it in {@code row}.
   */
  String template();

  /**
   * What there is to show, by {@link Row#anchor()}; a row of which there is nothing is absent.
   * Asked once for all rows of a page, so that a page costs the same whatever is on it.
   *
   * @param rows of the sections of the page, or one alone
   */
  Map<String, Object> of(Initiative initiative, List<Row> rows, Actor reader, Locale language);
}
