package org.capacitycompact.portal;

/**
 * The signed-in person, for the header of every page (model attribute {@code visitor}; absent when
 * nobody is signed in).
 *
 * @param capacity role and place in the reader's words, such as "Focal point, Togo"; may be empty
 * @param zone the time zone of the dates shown, in words
 * @param seesKnownActivities whether the known activities are in the navigation
 * @param votes whether their ballots are in the navigation
 * @param administers whether they may open an administration page
 */
public record SignedInPerson(
    String name,
    String capacity,
    String zone,
    boolean seesKnownActivities,
    boolean votes,
    boolean administers) {}
