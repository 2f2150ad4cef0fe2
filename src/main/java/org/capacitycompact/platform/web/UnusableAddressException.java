package org.capacitycompact.platform.web;

/** The address that links carry cannot be used, or is not told; the start is refused. */
public class UnusableAddressException extends RuntimeException {

  UnusableAddressException(String why) {
    super(why);
  }
}
