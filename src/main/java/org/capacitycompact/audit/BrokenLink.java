package org.capacitycompact.audit;

/**
 * Where the record does not hold.
 *
 * @param chain which chain; empty where a seal is broken
 * @param position of the entry in its chain, from 1; 0 where a seal is broken
 * @param seal the seal that tells, 0 where none is needed to tell
 */
public record BrokenLink(Fault fault, String chain, long position, long seal) {

  /** What is wrong there. */
  public enum Fault {
    /** The entry is not what its own hash was taken of. */
    CHANGED,
    /** Another entry stood here when the next one was written. */
    REPLACED,
    /** An entry is not there though others follow it, or though the chain's head knows it. */
    MISSING,
    /** An entry stands where the chain had not come to. */
    INSERTED,
    /** What a seal knows to have been there is not there any more. */
    CUT_OFF,
    /** The chain holds in itself, and is not the one that was sealed. */
    REWRITTEN,
    /**
     * Something the entry said was taken out, with its salt, and no list tells of it. Every link,
     * head and seal holds.
     */
    WITHHELD,
    /** A list of what was taken out is not the one that the entry at this position tells of. */
    LIST_CHANGED,
    /** A seal is not what its own hash was taken of, or does not follow the one before it. */
    SEAL_CHANGED,
    /** A seal is not there though others follow it, or though it was kept elsewhere. */
    SEAL_MISSING,
    /** The seal is another than the one that was kept elsewhere. */
    SEAL_OTHER
  }

  static BrokenLink at(Fault fault, String chain, long position) {
    return new BrokenLink(fault, chain, position, 0);
  }

  static BrokenLink seal(Fault fault, long seal) {
    return new BrokenLink(fault, "", 0, seal);
  }
}
