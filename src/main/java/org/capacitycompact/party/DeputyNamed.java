package org.capacitycompact.party;

/** Somebody is named to stand in for somebody. An event within the transaction. */
public record DeputyNamed(Deputyship deputyship) {}
