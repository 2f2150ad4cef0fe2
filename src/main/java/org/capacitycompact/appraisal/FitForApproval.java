package org.capacitycompact.appraisal;

import java.util.List;
import org.capacitycompact.criteria.Verdict;

/**
 * Combines ownership and quality of a design: {@code ready} when it is owned and sound, {@code
 * blocked} when a gate fails or either falls short, else the country's {@code choice}. A provider's
 * idea makes a design not owned (S1), whether or not its gate is waived; if the steering group
 * waived it, the country chooses whether to bring the design before the group.
 */
final class FitForApproval {

  private FitForApproval() {}

  static String of(Verdict ownership, Verdict quality) {
    if (gateFails(ownership)
        || gateFails(quality)
        || ownership.outcome().equals("notOwned") && !ideaWaived(ownership)
        || quality.outcome().equals("unsound")) {
      return "blocked";
    }
    return ownership.outcome().equals("owned") && quality.outcome().equals("sound")
        ? "ready"
        : "choice";
  }

  private static boolean ideaWaived(Verdict ownership) {
    Object waived = ownership.facts().get("waivedCriteria");
    return waived != null
        && List.of(waived.toString().split(",")).contains("S1")
        && ownership.findings().stream()
            .anyMatch(
                finding -> finding.criterion().equals("S1") && finding.level().equals("unmet"));
  }

  private static boolean gateFails(Verdict verdict) {
    return verdict.gatesFailed() != null && verdict.gatesFailed() > 0;
  }
}
