package org.capacitycompact.access;

import org.springframework.security.core.AuthenticationException;

/** Wrong passwords were tried before: this one was not looked at. */
class WaitingException extends AuthenticationException {

  private final int seconds;

  WaitingException(int seconds) {
    super("to wait " + seconds + " s");
    this.seconds = seconds;
  }

  /** After so many it will be looked at. */
  int seconds() {
    return seconds;
  }
}
