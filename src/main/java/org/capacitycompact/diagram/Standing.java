package org.capacitycompact.diagram;

/**
 * The state of a step in the drawing.
 *
 * @param state done, now, or asked: what the reader came to see
 * @param who who acts, if it is active; empty when nobody does
 * @param count how many of several instances are done; empty when there is one
 */
public record Standing(State state, String who, String count) {

  /** The states of a step. */
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
