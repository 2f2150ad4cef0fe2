package org.capacitycompact.partnership;

import org.jspecify.annotations.Nullable;

/**
 * A published offer on which an answer or a candidate rests.
 *
 * @param revision as which it was read; null of an offer of before
 */
record OfferLeanedOn(long offer, @Nullable Integer revision) {}
