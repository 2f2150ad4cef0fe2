package org.capacitycompact.initiative;

/** A request was repeated under the same key with other content. */
public class IdempotencyConflictException extends RuntimeException {

  private final InitiativeNumber number;

  IdempotencyConflictException(InitiativeNumber number) {
    super("the key raised " + number + " from another content");
    this.number = number;
  }

  /** The number of the initiative that the first request raised. */
  public InitiativeNumber number() {
    return number;
  }
}
