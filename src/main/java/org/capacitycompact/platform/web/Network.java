package org.capacitycompact.platform.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one address: an address of version 4, or the network of one of version 6, its
 * first half. One customer gets a network, and has as many addresses in it as they like.
 */
public final class Network {

  private static final int BYTES = 8;

  /** How long a network of version 6 is as text, in hexadecimal digits. */
  static final int DIGITS = 2 * BYTES;

  private Network() {}

  /** The network of an address; what is no address stands for itself. */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return of(InetAddress.getByName(address));
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }

  static String of(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), BYTES))
        : address.getHostAddress();
  }
}
