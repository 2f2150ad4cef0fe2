package org.capacitycompact.appraisal;

import org.capacitycompact.criteria.Verdict;

/**
 * What ownership and quality together say of a design: {@code ready} when it is owned and sound,
 * {@code blocked} when a gate fails or either falls short, else the country's {@code choice}.
 */
final class FitForApproval {

  private FitForApproval() {}

  static String of(Verdict ownership, Verdict quality) {
    if (gateFails(ownership)
        || gateFails(quality)
        || ownership.outcome().equals("notOwned")
        || quality.outcome().equals("unsound")) {
      return "blocked";
    }
    return ownership.outcome().equals("owned") && quality.outcome().equals("sound")
        ? "ready"
        : "choice";
  }

  private static boolean gateFails(Verdict verdict) {
    return verdict.gatesFailed() != null && verdict.gatesFailed() > 0;
  }
}
