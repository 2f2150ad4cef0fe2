package org.capacitycompact.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The consequence of a review.
 *
 * @param next continue (back to the work) or finish (to the exit)
 * @param suspended whether the work is to be suspended when it would resume
 */
record Conclusion(String next, boolean suspended) {

  private static final Set<String> ADOPTED = Set.of("approved", "approvedWithConditions");

  /**
   * The basis of a conclusion.
   *
   * @param last whether it is the final review
   * @param outcome the result of the decision
   * @param response the country's response: accept, partly or reject
   * @param ballot the steering group's decision, if it was asked
   * @param sentBackBefore whether a final review has sent the work back before, or the track has
   *     one round of work only
   */
  record Grounds(
      boolean last,
      String outcome,
      String response,
      @Nullable String ballot,
      boolean sentBackBefore) {

    /** Without a quorum the country's response alone counts. */
    boolean adopted() {
      return ballot != null
          && (ADOPTED.contains(ballot) || ballot.equals("noQuorum") && response.equals("accept"));
    }
  }

  /**
   * Proceed leads to the exit after the final review, and back to the work after any other. A
   * correction leads back to the work, but after a final review only once, so that the exit can
   * judge what is left. An adopted early exit leads to the exit; an adopted suspension leads back
   * to the work, which is then suspended; if not adopted, each counts as a correction.
   */
  static Conclusion of(Grounds grounds) {
    if (grounds.adopted()) {
      return grounds.outcome().equals("suspend") ? back(true) : toExit();
    }
    boolean proceed = grounds.outcome().equals("proceed");
    return grounds.last() && (proceed || grounds.sentBackBefore()) ? toExit() : back(false);
  }

  private static Conclusion back(boolean suspended) {
    return new Conclusion("continue", suspended);
  }

  private static Conclusion toExit() {
    return new Conclusion("finish", false);
  }
}
