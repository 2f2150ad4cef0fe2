package org.capacitycompact.portal;

/**
 * Who is signed in, as the header of every page shows it (model attribute {@code visitor}; absent
 * when nobody is).
 *
 * @param capacity role and place in the reader's words, such as "Focal point, Togo"; may be empty
 * @param zone the time zone of the dates shown, in words
 * @param seesKnownActivities whether the known activities are in the navigation
 * @param votes whether their ballots are in the navigation
 * @param administers whether a page of administration is open to them
 */
public record SignedInPerson(
    String name,
    String capacity,
    String zone,
    boolean seesKnownActivities,
    boolean votes,
    boolean administers) {}
