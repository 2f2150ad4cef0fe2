package org.capacitycompact.diagram;

import java.util.List;

/**
 * How large a picture is shown, beside the width of its page; 100 fits.
 *
 * @param percent one of {@link #STEPS}, or 0 where nobody asked: it fits a wide page, and on a
 *     narrow one it is as large as it was drawn, for there nobody could read it otherwise
 */
public record Zoom(int percent) {

  public static final Zoom START = new Zoom(0);
  public static final List<Integer> STEPS = List.of(100, 150, 200, 300);

  /** What was asked for; whatever else was written is the start. */
  public static Zoom of(String asked) {
    return STEPS.stream()
        .filter(step -> String.valueOf(step).equals(asked))
        .findFirst()
        .map(Zoom::new)
        .orElse(START);
  }

  public int in() {
    return STEPS.get(Math.min(Math.max(STEPS.indexOf(percent), 0) + 1, STEPS.size() - 1));
  }

  public int out() {
    return STEPS.get(Math.max(STEPS.indexOf(percent) - 1, 0));
  }

  /** The end of the class by which the style sheet knows it. */
  public String name() {
    return percent == 0 ? "start" : String.valueOf(percent);
  }
}
