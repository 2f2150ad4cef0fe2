package org.capacitycompact.party;

import org.jspecify.annotations.Nullable;

/**
 * Somebody stands in for somebody no longer, before the last day. An event within the transaction.
 *
 * @param by sign-in name of whoever ended it; null where it follows by rule
 */
public record DeputyEnded(Deputyship deputyship, Deputyship.End why, @Nullable String by) {}
