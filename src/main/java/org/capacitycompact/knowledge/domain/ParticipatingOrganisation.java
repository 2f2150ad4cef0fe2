package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation with a part in the activity.
 *
 * @param role null where it was missing or none of the four
 * @param ref organisation identifier
 * @param type IATI code list OrganisationType
 * @param activityId the same activity as that organisation publishes it
 */
public record ParticipatingOrganisation(
    @Nullable OrganisationRole role,
    @Nullable String ref,
    @Nullable String type,
    @Nullable String activityId,
    List<Narrative> names) {
  public ParticipatingOrganisation {
    names = List.copyOf(names);
  }
}
