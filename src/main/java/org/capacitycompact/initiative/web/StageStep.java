package org.capacitycompact.initiative.web;

/**
 * A stage on an initiative's way.
 *
 * @param state {@code done}, {@code now}, or empty for what is still ahead
 */
record StageStep(int position, String name, String state) {}
