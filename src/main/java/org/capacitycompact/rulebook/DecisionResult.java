package org.capacitycompact.rulebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a table answers to facts.
 *
 * @param outcome the answer in one word, {@code owned}; where a decision lists results, how many
 * @param outputs every output by name; for a list of results one map each under {@code results}
 * @param score of 100, where the decision has findings
 * @param gatesFailed how many findings block, where the decision has findings
 * @param findings one for each criterion, in the order of the table
 * @param rules ids of the rules that the answer itself follows from, in their order
 */
public record DecisionResult(
    String outcome,
    Map<String, Object> outputs,
    @Nullable Integer score,
    @Nullable Integer gatesFailed,
    List<Finding> findings,
    List<String> rules) {}
