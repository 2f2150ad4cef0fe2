package org.capacitycompact.knowledge.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A known activity as lists show it.
 *
 * @param countries partner countries, ISO 3166-1 alpha-2
 * @param sectors purpose groups, three digits
 * @param endedOn as published, whatever the status; null when no end was published
 * @param complete false when only part of it could be read
 */
public record KnownActivitySummary(
    long id,
    @Nullable String identifier,
    List<Narrative> titles,
    @Nullable String publisher,
    List<String> countries,
    List<String> sectors,
    @Nullable ActivityStatus status,
    @Nullable TiedStatus tiedStatus,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    boolean hasResults,
    boolean complete,
    @Nullable LocalDate endedOn) {}
