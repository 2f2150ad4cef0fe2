package org.capacitycompact.initiative;

/**
 * The steering group adopted the recommendation of a peer review to suspend the work. Published
 * within the transaction that concludes the review; it takes hold where the work starts again.
 *
 * @param reason as it is told to the country
 */
public record SuspensionAdopted(String number, String reason) {}
