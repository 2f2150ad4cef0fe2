package org.capacitycompact.initiative.web;

/**
 * A stage in an initiative's progress.
 *
 * @param state {@code done}, {@code now}, or empty for a future stage
 */
record StageStep(int position, String name, String state) {}
