package org.capacitycompact.initiative;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of initiatives.
 *
 * @param language its working language, in which its title is written
 */
public record InitiativeSummary(
    InitiativeNumber number,
    String title,
    String country,
    Stage stage,
    Status status,
    String track,
    boolean illustrative,
    Instant startedAt,
    @Nullable Instant endedAt,
    String language) {}
