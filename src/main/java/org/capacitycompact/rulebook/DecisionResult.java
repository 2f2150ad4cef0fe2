package org.capacitycompact.rulebook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of evaluating a table.
 *
 * @param outcome the result in one word, {@code owned}; for a list of results their number
 * @param outputs every output by name; for a list of results, one map each under {@code results}
 * @param score out of 100, if the decision has findings
 * @param gatesFailed how many findings block, if the decision has findings
 * @param findings one per criterion, in the order of the table
 * @param rules ids of the rules that gave the result itself, in order
 */
public record DecisionResult(
    String outcome,
    Map<String, Object> outputs,
    @Nullable Integer score,
    @Nullable Integer gatesFailed,
    List<Finding> findings,
    List<String> rules) {}
