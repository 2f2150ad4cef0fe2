package org.capacitycompact.platform.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The threads that wait for clients: limited for one address and in all, so that some always remain
 * for others. People who have not signed in get half of them at most, and never displace those who
 * have.
 */
final class Waiting {

  /**
   * The prefix of an IPv6 site, in hexadecimal digits; one customer can get many networks in it.
   */
  private static final int IPV6_SITE_DIGITS = 12;

  private static final Pattern IPV6_NETWORK = Pattern.compile("[0-9a-f]{" + Network.DIGITS + "}");

  private final int mostOfOne;
  private final int most;
  private final Map<String, Integer> byPlace = new HashMap<>();
  private int all;
  private int strangers;

  /** The answer to a request for a place. */
  enum Place {
    GIVEN,
    NONE_FOR_THIS_ADDRESS,
    NONE_AT_ALL
  }

  Waiting(int mostOfOne, int most) {
    this.mostOfOne = mostOfOne;
    this.most = most;
  }

  /**
   * Takes a place, to be returned with {@link #end} if it was given.
   *
   * @param stranger whether the sender has not signed in
   */
  synchronized Place begin(String place, boolean stranger) {
    String site = siteOf(place);
    if (byPlace.getOrDefault(place, 0) >= mostOfOne
        || byPlace.getOrDefault(site, 0) >= 2 * mostOfOne) {
      return Place.NONE_FOR_THIS_ADDRESS;
    }
    if (all >= most || stranger && strangers >= Math.max(1, most / 2)) {
      return Place.NONE_AT_ALL;
    }
    byPlace.merge(place, 1, Integer::sum);
    byPlace.merge(site, 1, Integer::sum);
    all++;
    strangers += stranger ? 1 : 0;
    return Place.GIVEN;
  }

  synchronized void end(String place, boolean stranger) {
    all--;
    strangers -= stranger ? 1 : 0;
    for (String each : List.of(place, siteOf(place))) {
      byPlace.computeIfPresent(each, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  /** The site of an IPv6 network; every other address stands for itself. */
  private static String siteOf(String place) {
    return "site of "
        + (IPV6_NETWORK.matcher(place).matches() ? place.substring(0, IPV6_SITE_DIGITS) : place);
  }
}
