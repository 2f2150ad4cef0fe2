package org.capacitycompact.criteria;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A verdict in a list, without facts and findings. */
public record VerdictLine(
    long id,
    String decision,
    int version,
    String step,
    String outcome,
    @Nullable Integer score,
    @Nullable Integer gatesFailed,
    @Nullable String setGoingBy,
    Instant decidedAt) {}
