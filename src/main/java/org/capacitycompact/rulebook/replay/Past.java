package org.capacitycompact.rulebook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on record, as far as a draft can be compared with it.
 *
 * @param rules rows of the summing table it followed from; empty in verdicts from before they were
 *     kept
 */
record Past(
    long id,
    String number,
    String step,
    Instant decidedAt,
    String outcome,
    JsonNode outputs,
    @Nullable Integer score,
    @Nullable Integer gatesFailed,
    Map<String, Object> facts,
    List<String> rules,
    List<Finding> findings) {}
