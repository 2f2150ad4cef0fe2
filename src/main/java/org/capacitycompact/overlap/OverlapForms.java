package org.capacitycompact.overlap;

import java.util.Map;
import java.util.Objects;

/** What the country is asked about an overlap: a form for each act. */
public final class OverlapForms {

  public static final String DECIDE = "decide-overlap";
  public static final String AGREE = "agree-overlap";
  public static final String COORDINATE = "coordinate-overlap";

  private static final Map<String, String> FORMS =
      Map.of("decideOverlap", DECIDE, "agreeOverlap", AGREE, "coordinateOverlap", COORDINATE);
  private static final Map<String, String> ADDRESSES =
      Map.of("decideOverlap", "decision", "agreeOverlap", "agreement", "coordinateOverlap", "outcome");

  private OverlapForms() {}

  /** The form of an act. */
  public static String of(String act) {
    return Objects.requireNonNull(FORMS.get(act));
  }

  /** The end of its address. */
  public static String address(String act) {
    return Objects.requireNonNull(ADDRESSES.get(act));
  }
}
