package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who published the activity.
 *
 * @param ref organisation identifier
 * @param type IATI code list OrganisationType
 */
public record ReportingOrganisation(
    @Nullable String ref, @Nullable String type, List<Narrative> names) {
  public ReportingOrganisation {
    names = List.copyOf(names);
  }
}
