package org.capacitycompact.audit;

/**
 * The first place where the record does not verify.
 *
 * @param chain name of the chain; empty when a seal is broken
 * @param position of the entry in its chain, from 1; 0 when a seal is broken
 * @param seal the seal that reveals it; 0 when it shows without a seal
 */
public record BrokenLink(Fault fault, String chain, long position, long seal) {

  /** What is wrong there. */
  public enum Fault {
    /** The entry does not match its own hash. */
    CHANGED,
    /** When the next entry was written, another entry stood here. */
    REPLACED,
    /** An entry is missing, though others follow it or the head of its chain includes it. */
    MISSING,
    /** An entry stands beyond the recorded end of its chain. */
    INSERTED,
    /** An entry that a seal covers is missing. */
    CUT_OFF,
    /** The chain is consistent, but is not the one that was sealed. */
    REWRITTEN,
    /**
     * Part of the entry was removed with its salt, and no list says so. Every link, head and seal
     * holds.
     */
    WITHHELD,
    /** A list of removed parts does not match what the entry at this position says about it. */
    LIST_CHANGED,
    /** A seal does not match its own hash, or does not follow the one before it. */
    SEAL_CHANGED,
    /** A seal is missing, though others follow it or it was kept elsewhere. */
    SEAL_MISSING,
    /** The seal differs from the one that was kept elsewhere. */
    SEAL_OTHER
  }

  static BrokenLink at(Fault fault, String chain, long position) {
    return new BrokenLink(fault, chain, position, 0);
  }

  static BrokenLink seal(Fault fault, long seal) {
    return new BrokenLink(fault, "", 0, seal);
  }
}
