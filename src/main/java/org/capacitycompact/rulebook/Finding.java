package org.capacitycompact.rulebook;

/**
 * What one criterion found.
 *
 * @param criterion the clause, {@code S21}
 * @param level met, partly, unmet, or unknown where a fact is missing
 * @param gate this finding blocks
 * @param points 0 to 3
 * @param remedy one sentence: what would pass; empty when met
 * @param rule id of the row that found it; empty in verdicts from before rows were kept
 */
public record Finding(
    String criterion,
    String level,
    boolean gate,
    int points,
    int weight,
    String remedy,
    String rule) {}
