package org.capacitycompact.diagram;

import java.util.List;

/**
 * The size of a picture relative to the width of its page; 100 fits.
 *
 * @param percent one of {@link #STEPS}, or 0 by default: the picture fits a wide page, and is shown
 *     in its original size on a narrow one, where it would otherwise be unreadable
 */
public record Zoom(int percent) {

  public static final Zoom START = new Zoom(0);
  public static final List<Integer> STEPS = List.of(100, 150, 200, 300);

  /** The requested size; any other value gives the default. */
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

  /** The end of the CSS class. */
  public String name() {
    return percent == 0 ? "start" : String.valueOf(percent);
  }
}
