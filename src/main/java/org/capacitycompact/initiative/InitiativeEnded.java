package org.capacitycompact.initiative;

/**
 * An initiative has ended, however. Published within the transaction that ends it, so that what
 * must follow (money released, parties told) follows or nothing happens at all.
 */
public record InitiativeEnded(String number, Status status) {}
