package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator was found to be on a day (S33, S130).
 *
 * @param value in the indicator's unit; 1 for yes and 0 for no; null where only words say it
 * @param saidIn where it was told
 * @param by sign-in name of who told it; null of what a release before kept
 * @param language of the words; null when unknown
 * @param corrected whether a newer one of the same day stands in its place
 */
@Embodies(
    value = {"S33", "S130"},
    as = Embodies.As.RECORD)
public record Measurement(
    LocalDate on,
    @Nullable BigDecimal value,
    @Nullable String words,
    @Nullable String source,
    SaidIn saidIn,
    @Nullable String by,
    Instant at,
    @Nullable String language,
    boolean corrected) {

  /** Where a value was told. */
  public enum SaidIn {
    /** On the indicator's own page. */
    PAGE,
    /** In a progress report. */
    REPORT,
    /** When country and partner examined together whether it is enough. */
    EXAMINATION
  }
}
