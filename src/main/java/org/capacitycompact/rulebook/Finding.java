package org.capacitycompact.rulebook;

/**
 * The finding on one criterion.
 *
 * @param criterion the clause, {@code S21}
 * @param level met, partly, unmet, or unknown when a fact is missing
 * @param gate whether this finding blocks
 * @param points 0 to 3
 * @param remedy what would pass, in one sentence; empty when met
 * @param rule id of the matched row; empty in old verdicts, which did not store it
 */
public record Finding(
    String criterion,
    String level,
    boolean gate,
    int points,
    int weight,
    String remedy,
    String rule) {}
