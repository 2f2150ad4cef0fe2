package org.capacitycompact.criteria.replay;

import java.util.List;

/**
 * A row of a decision file, to be named to people.
 *
 * @param table id of its decision, {@code quality-findings}
 * @param row counted from 1
 * @param why its annotation, as the file has it
 * @param cells as written, conditions first
 */
public record RuleLine(String table, int row, String why, List<String> cells) {}
