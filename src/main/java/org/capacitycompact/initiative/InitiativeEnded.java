package org.capacitycompact.initiative;

/**
 * An initiative has ended, in whichever way. Published within the transaction that ends it, so that
 * the consequences (releasing money, informing parties) either follow or the end is rolled back
 * too.
 */
public record InitiativeEnded(InitiativeNumber number, Status status) {}
