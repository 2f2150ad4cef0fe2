package org.capacitycompact.platform.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The threads that wait for clients to send: so many for one address, so many in all, so that there
 * are always some left to answer everybody else.
 */
final class Waiting {

  /** A network that one customer gets: who has it has all its addresses. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final int mostOfOne;
  private final int most;
  private final Map<String, Integer> byPlace = new HashMap<>();
  private int all;

  /** What became of the wish to wait. */
  enum Place {
    GIVEN,
    NONE_FOR_THIS_ADDRESS,
    NONE_AT_ALL
  }

  Waiting(int mostOfOne, int most) {
    this.mostOfOne = mostOfOne;
    this.most = most;
  }

  /** Takes a place, which {@link #end} gives back if it was given. */
  synchronized Place begin(String place) {
    int here = byPlace.getOrDefault(place, 0);
    if (here >= mostOfOne) {
      return Place.NONE_FOR_THIS_ADDRESS;
    }
    if (all >= most) {
      return Place.NONE_AT_ALL;
    }
    byPlace.put(place, here + 1);
    all++;
    return Place.GIVEN;
  }

  synchronized void end(String place) {
    all--;
    byPlace.computeIfPresent(place, (same, count) -> count == 1 ? null : count - 1);
  }

  /** What counts as one address: of the sixth version, the network of its first half. */
  static String placeOf(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return placeOf(InetAddress.getByName(address));
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }

  static String placeOf(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
        : address.getHostAddress();
  }
}
