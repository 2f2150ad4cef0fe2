package org.capacitycompact.platform.web;

/** The address for links is missing or cannot be used; the start is refused. */
public class UnusableAddressException extends RuntimeException {

  UnusableAddressException(String why) {
    super(why);
  }
}
