package org.capacitycompact.rulebook;

/** A decision file that the engine cannot read, or in which the decision is missing. */
public final class UnreadableTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableTableException(String decision, Throwable why) {
    super("the decision " + decision + " cannot be read: " + why.getMessage(), why);
  }
}
