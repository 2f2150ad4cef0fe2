package org.capacitycompact.plan;

import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.Initiative;

/** What a stage needs of the plan beyond what every plan needs. A bean of this kind is asked. */
public interface PlanNeeds {

  /**
   * What is missing in these rows.
   *
   * @param plan all rows, by section
   */
  List<Missing.Gap> of(Initiative initiative, Map<Section, List<Row>> plan);
}
