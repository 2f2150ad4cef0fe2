package org.capacitycompact.account;

/** Why a password is refused; the text is the message {@code password.<name>}. */
public enum PasswordProblem {
  TOO_SHORT,
  TOO_LONG,
  /** It contains the person's name, country or the like. */
  YOURS,
  /** Many people use it, so it would be tried first. */
  KNOWN,
  /** Rows of keys, repetitions, dates. */
  PATTERN,
  GUESSABLE;

  /** The message key of the reason. */
  public String key() {
    return "password." + name();
  }
}
