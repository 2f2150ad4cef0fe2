package org.capacitycompact.rulebook.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have said instead of a verdict.
 *
 * @param verdict id of the verdict on record
 * @param outcomeAfter empty where the draft could not answer
 * @param criteria whose finding would be another, in the order of the draft
 * @param rules ids of the draft's rows that made the difference
 */
public record Replayed(
    long verdict,
    String number,
    String step,
    Instant decidedAt,
    Change change,
    String outcomeBefore,
    String outcomeAfter,
    @Nullable Integer scoreBefore,
    @Nullable Integer scoreAfter,
    @Nullable Integer gatesBefore,
    @Nullable Integer gatesAfter,
    List<String> criteria,
    List<String> rules) {}
