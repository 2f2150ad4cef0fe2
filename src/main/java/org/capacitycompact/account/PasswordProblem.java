package org.capacitycompact.account;

/** Why a password is not taken; the reason in words is the message {@code password.<name>}. */
public enum PasswordProblem {
  TOO_SHORT,
  TOO_LONG,
  /** Made of the person's name, country or the like. */
  YOURS,
  /** One that many people use: it is tried first. */
  KNOWN,
  /** Rows of keys, repetitions, dates. */
  PATTERN,
  GUESSABLE;

  /** Message key of the reason. */
  public String key() {
    return "password." + name();
  }
}
