package org.capacitycompact.access;

import org.springframework.security.core.AuthenticationException;

/** Wrong passwords were tried before, so this one was not checked. */
class WaitingException extends AuthenticationException {

  private final int seconds;

  WaitingException(int seconds) {
    super("to wait " + seconds + " s");
    this.seconds = seconds;
  }

  /** Seconds to wait before a password is checked again. */
  int seconds() {
    return seconds;
  }
}
