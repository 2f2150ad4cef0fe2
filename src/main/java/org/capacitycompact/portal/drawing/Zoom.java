package org.capacitycompact.portal.drawing;

import java.util.List;

/**
 * How large a picture is shown, beside the width of its page; 100 fits.
 *
 * @param percent one of {@link #STEPS}
 */
public record Zoom(int percent) {

  public static final List<Integer> STEPS = List.of(100, 150, 200, 300);

  /** What was asked for; whatever else was written fits the page. */
  public static Zoom of(String asked) {
    return STEPS.stream()
        .filter(step -> String.valueOf(step).equals(asked))
        .findFirst()
        .map(Zoom::new)
        .orElse(new Zoom(100));
  }

  public int in() {
    return STEPS.get(Math.min(STEPS.indexOf(percent) + 1, STEPS.size() - 1));
  }

  public int out() {
    return STEPS.get(Math.max(STEPS.indexOf(percent) - 1, 0));
  }
}
