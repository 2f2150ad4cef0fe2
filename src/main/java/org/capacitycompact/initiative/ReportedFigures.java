package org.capacitycompact.initiative;

import java.math.BigDecimal;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Figures that the implementing institution reported, and their correction: a wrong one stays on
 * record, and beside it what is right, by whom and why (S33, S37).
 */
public interface ReportedFigures {

  /** What {@link Figure#key()} says of all that was spent. */
  String SPENT = "spent";

  /**
   * A figure as it counts now, in US dollars.
   *
   * @param key {@code spent}, or the milestone whose delivery told it: {@code milestone1}
   * @param title the milestone's title; null for all that was spent
   */
  record Figure(String key, @Nullable String title, BigDecimal amount) {}

  /** Why a correction is not taken. */
  enum Refusal {
    /** Nobody has reported this figure. */
    NOT_REPORTED,
    /** It is what is on record. */
    SAME,
    /** All that was spent is no less than what the deliveries tell. */
    LESS_THAN_DELIVERIES,
    /** A delivery tells no more than the milestone has. */
    MORE_THAN_MILESTONE,
    /** The deliveries together tell no more than all that was spent. */
    MORE_THAN_TOTAL
  }

  /**
   * What came of it.
   *
   * @param refusal why nothing was changed; null when it was corrected
   * @param bound the amount that the refusal names, where it names one
   */
  record Outcome(@Nullable Refusal refusal, @Nullable BigDecimal bound) {}

  /** The figures that may be corrected; none before anything was reported. */
  List<Figure> of(String number);

  /** Whether this person may correct them now, and there are some. */
  boolean correctable(String number, Actor actor);

  /** Puts a figure right; what is judged from it is judged again. */
  Outcome correct(String number, Actor by, String key, BigDecimal right, String reason);
}
