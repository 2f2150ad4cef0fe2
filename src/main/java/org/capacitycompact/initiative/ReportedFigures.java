package org.capacitycompact.initiative;

import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Figures reported by the implementing institution, and their correction: a wrong figure stays on
 * record, with the right one, who corrected it and why (S33, S37).
 */
public interface ReportedFigures {

  /** The form that asks for it. */
  String FORM = "correct-report";

  /** What {@link Figure#key()} says of all that was spent. */
  String SPENT = "spent";

  /**
   * A figure as it counts now.
   *
   * @param key {@code spent}, or the milestone whose delivery reported it: {@code milestone1}
   * @param title the milestone's title; null for the total spent
   */
  record Figure(String key, @Nullable String title, Money amount) {}

  /** Why a correction is refused. */
  enum Refusal {
    /** Nobody has reported this figure. */
    NOT_REPORTED,
    /** It equals the present figure. */
    SAME,
    /** The total spent must not be less than the deliveries report. */
    LESS_THAN_DELIVERIES,
    /** A delivery must not report more than the milestone's amount. */
    MORE_THAN_MILESTONE,
    /** The deliveries together must not report more than the total spent. */
    MORE_THAN_TOTAL
  }

  /**
   * The result of a correction.
   *
   * @param refusal why nothing was changed; null when it was corrected
   * @param bound the amount that the refusal mentions, if any
   */
  record Outcome(@Nullable Refusal refusal, @Nullable Money bound) {}

  /** The figures that can be corrected; empty before anything was reported. */
  List<Figure> of(InitiativeNumber number);

  /** Whether there are figures that this person may correct now. */
  boolean canBeCorrected(InitiativeNumber number, Actor actor);

  /** Puts a figure right; what is judged from it is judged again. */
  Outcome correct(InitiativeNumber number, Actor by, String key, Money right, String reason);
}
