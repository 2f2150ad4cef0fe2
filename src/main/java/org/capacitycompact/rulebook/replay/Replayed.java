package org.capacitycompact.rulebook.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have said in place of a verdict.
 *
 * @param verdict id of the recorded verdict
 * @param outcomeAfter empty when the draft could not be evaluated
 * @param criteria criteria with a different finding, in the order of the draft
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
