package org.capacitycompact.initiative;

import java.util.Map;

/** What a demand can open with when it was started from a known, published activity. */
public interface DemandPrefill {

  /**
   * Values of the demand form by key, as they would be typed; empty when nothing is known.
   *
   * @param knownActivity the activity as {@link Initiative#knownActivity()} names it
   * @param language the initiative's working language, ISO 639-1
   */
  Map<String, Object> prefill(long knownActivity, String language);
}
