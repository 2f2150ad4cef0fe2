package org.capacitycompact.initiative;

import java.util.Map;

/** Prefills a demand that was started from a known, published activity. */
public interface DemandPrefill {

  /**
   * Values of the demand form by key, as they would be typed; empty when nothing is known.
   *
   * @param knownActivity the activity's id, see {@link Initiative#knownActivity()}
   * @param language the initiative's working language, ISO 639-1
   */
  Map<String, Object> prefill(long knownActivity, String language);
}
