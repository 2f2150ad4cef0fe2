package org.capacitycompact.initiative;

/**
 * Which of an initiative's milestones, counted from 1 in the order of its plan. It stays with the
 * milestone whatever becomes of the others: payments are named by it.
 */
public record MilestonePosition(int value) {

  public MilestonePosition {
    if (value < 1) {
      throw new IllegalArgumentException("there is no milestone " + value);
    }
  }

  /**
   * Reads it as the engine's variables and the keys of forms have it.
   *
   * @throws IllegalArgumentException when it is no whole number from 1
   */
  public static MilestonePosition parse(String written) {
    return new MilestonePosition(Integer.parseInt(written));
  }

  /** The digits alone, as keys and texts have it. */
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
