package org.capacitycompact.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows a review.
 *
 * @param next continue (back to the work) or finish (to the exit)
 * @param suspended the work is to be suspended where it starts again
 */
record Conclusion(String next, boolean suspended) {

  private static final Set<String> ADOPTED = Set.of("approved", "approvedWithConditions");

  /**
   * What a review rests on.
   *
   * @param last it is the final one
   * @param outcome what the decision found
   * @param response the country's response: accept, partly or reject
   * @param ballot what the steering group decided, where it was asked
   * @param sentBackBefore a final review has sent the work back before, or the track has one round
   *     of work only
   */
  record Grounds(
      boolean last,
      String outcome,
      String response,
      @Nullable String ballot,
      boolean sentBackBefore) {

    /** Without a quorum the response of the country stands alone. */
    boolean adopted() {
      return ballot != null
          && (ADOPTED.contains(ballot) || ballot.equals("noQuorum") && response.equals("accept"));
    }
  }

  /**
   * Proceed: on to the exit after the final review, back to the work after another. A correction
   * goes back to the work; after a final review once, so that the exit can judge what is left. An
   * early exit that is adopted goes to the exit, an adopted suspension back to the work, held; what
   * is not adopted is a correction.
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
