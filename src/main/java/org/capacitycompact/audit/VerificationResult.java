package org.capacitycompact.audit;

import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * @param entries how many entries were read
 * @param chains how many chains they form
 * @param seals how many seals were read
 * @param withheld how many entries had parts removed; their links were verified with the kept
 *     digests
 * @param broken the first link that does not hold, or null when all do
 */
public record VerificationResult(
    long entries, long chains, long seals, long withheld, @Nullable BrokenLink broken) {}
