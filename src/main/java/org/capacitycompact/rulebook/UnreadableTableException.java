package org.capacitycompact.rulebook;

/** The engine cannot read a decision file, or the decision is missing in it. */
public final class UnreadableTableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableTableException(String decision, Throwable why) {
    super("the decision " + decision + " cannot be read: " + why.getMessage(), why);
  }
}
