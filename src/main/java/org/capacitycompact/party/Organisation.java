package org.capacitycompact.party;

import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that takes part (S52).
 *
 * @param kind one of the kinds of actor, {@code publicInstitution}
 * @param southern whether it counts as a southern provider, as regional southern bodies do
 */
@Embodies(
    value = {"S51", "S52"},
    as = Embodies.As.RECORD)
public record Organisation(
    String code, String name, String kind, @Nullable String country, boolean southern) {}
