package org.capacitycompact.comment;

/** Who reads a comment and its answers. It is chosen once: nothing is opened to more people. */
public enum OpenTo {
  /** Whoever may see the initiative. */
  EVERYBODY,
  /** The country, and the providers that it chose. */
  PARTNERS,
  /** The people of the country, its non-state actors among them. */
  COUNTRY,
  /** An internal note of the secretariat. */
  SECRETARIAT;

  /** Whether these would read it whose answer is wanted. */
  public boolean isReadBy(Asked side) {
    return this == EVERYBODY
        || name().equals(side.name())
        || this == PARTNERS && side == Asked.COUNTRY;
  }
}
