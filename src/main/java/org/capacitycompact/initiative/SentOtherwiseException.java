package org.capacitycompact.initiative;

/** A request came again under the same key, and asks for something else than the first. */
public class SentOtherwiseException extends RuntimeException {

  private final String number;

  SentOtherwiseException(String number) {
    super("the key raised " + number + " from another content");
    this.number = number;
  }

  /** What the first request raised. */
  public String number() {
    return number;
  }
}
