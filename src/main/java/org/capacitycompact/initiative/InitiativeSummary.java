package org.capacitycompact.initiative;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of initiatives.
 *
 * @param language in which it works, and has its title
 */
public record InitiativeSummary(
    String number,
    String title,
    String country,
    Stage stage,
    Status status,
    String track,
    boolean illustrative,
    Instant startedAt,
    @Nullable Instant endedAt,
    String language) {}
