package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that takes part in the activity.
 *
 * @param role null when it is missing or not one of the four
 * @param ref organisation identifier
 * @param type IATI code list OrganisationType
 * @param activityId identifier of the same activity as published by that organisation
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
