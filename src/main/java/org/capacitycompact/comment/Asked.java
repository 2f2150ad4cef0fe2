package org.capacitycompact.comment;

/** Whose answer a comment wants. */
public enum Asked {
  COUNTRY,
  /** The providers that the country chose. */
  PARTNERS,
  SECRETARIAT
}
