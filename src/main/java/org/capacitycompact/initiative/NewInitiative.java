package org.capacitycompact.initiative;

import org.jspecify.annotations.Nullable;

/** The data that a new initiative starts with. */
public record NewInitiative(
    String country,
    String title,
    String language,
    boolean illustrative,
    @Nullable Long knownActivity) {}
