package org.capacitycompact.diagram;

/**
 * How a step of the drawing stands.
 *
 * @param state done, now, or asked: what the reader came to see
 * @param who who acts, where it stands now; empty where nobody does
 * @param count how many of several have done it; empty where there is one
 */
public record Standing(State state, String who, String count) {

  /** How a step stands. */
  public enum State {
    DONE("#1d6b3a", "#e6f3ea", 1.5),
    NOW("#7a4b00", "#fff3d9", 3.5),
    ASKED("#7a4b00", "#fff3d9", 3.5);

    final String line;
    final String fill;
    final double width;

    State(String line, String fill, double width) {
      this.line = line;
      this.fill = fill;
      this.width = width;
    }
  }

  public static Standing done() {
    return new Standing(State.DONE, "", "");
  }

  public static Standing asked() {
    return new Standing(State.ASKED, "", "");
  }
}
