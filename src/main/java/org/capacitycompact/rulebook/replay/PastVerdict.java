package org.capacitycompact.rulebook.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The data of a recorded verdict that a draft is compared with.
 *
 * @param rules rows of the summing table that gave the outcome; empty in old verdicts, which did
 *     not store them
 */
record PastVerdict(
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
