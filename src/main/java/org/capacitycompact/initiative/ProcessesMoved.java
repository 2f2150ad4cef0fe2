package org.capacitycompact.initiative;

/** Processes that ran by the models of another release were brought to those of this one. */
public record ProcessesMoved() {}
