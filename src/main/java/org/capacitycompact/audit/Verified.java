package org.capacitycompact.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came of a verification.
 *
 * @param entries how many entries were read
 * @param chains how many chains they are
 * @param seals how many seals were read
 * @param withheld of how many entries something was taken out; their links were verified over the
 *     digests that were kept
 * @param broken the first link that does not hold, or null when all do
 */
public record Verified(
    long entries, long chains, long seals, long withheld, @Nullable BrokenLink broken) {}
