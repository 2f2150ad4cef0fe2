package org.capacitycompact.matching;

/**
 * How far an offer fits in one factor.
 *
 * @param factor in what
 * @param word the table's: {@code fits}, {@code inPart}, {@code doesNotFit}, {@code notKnown}
 * @param points what that is worth
 * @param most the most that can be had in this factor
 */
public record Fit(Factor factor, String word, int points, int most) {}
