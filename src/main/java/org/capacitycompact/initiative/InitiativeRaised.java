package org.capacitycompact.initiative;

import org.capacitycompact.authorization.Actor;

/**
 * A demand was raised. Published within the transaction that raises it, when its first task waits;
 * what an initiative begins with is written by those who hear of it.
 */
public record InitiativeRaised(Initiative initiative, Actor by) {}
