package org.capacitycompact.initiative;

/** Running processes were moved from the models of another release to those of this one. */
public record ProcessesMoved() {}
