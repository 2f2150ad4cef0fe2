package org.capacitycompact.overlap;

/** How an overlap stands that the country has looked at. */
public enum OverlapState {
  /** It is one, and nobody talks yet. */
  CONFIRMED,
  /** It is none; it stays so until the country says otherwise. */
  DISMISSED,
  /** It is settled who talks to whom, and by when. */
  AGREED,
  /** They talked, and it is written what came of it. */
  COORDINATED
}
