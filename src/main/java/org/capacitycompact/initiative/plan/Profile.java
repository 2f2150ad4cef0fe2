package org.capacitycompact.initiative.plan;

import org.jspecify.annotations.Nullable;

/** Sector (DAC three-digit purpose group) and duration. */
public record Profile(@Nullable String sector, @Nullable Integer durationMonths) {}
