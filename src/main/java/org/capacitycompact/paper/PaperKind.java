package org.capacitycompact.paper;

/** How a paper came to be typed. */
public enum PaperKind {
  /** The secretariat typed what a person of the country or of a partner wrote. */
  TRANSCRIPT,
  /** A party typed what was signed for it, on the printed form that bears its hash. */
  SIGNED
}
