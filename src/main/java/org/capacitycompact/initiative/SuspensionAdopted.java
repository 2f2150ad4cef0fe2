package org.capacitycompact.initiative;

/**
 * The steering group adopted a peer review's recommendation to suspend the work. Published within
 * the transaction that concludes the review; it takes effect when the work would resume.
 *
 * @param reason the reason given to the country
 */
public record SuspensionAdopted(InitiativeNumber number, String reason) {}
