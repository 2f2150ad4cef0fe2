package org.capacitycompact.criteria;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision said about an initiative, with why.
 *
 * @param decision id of the decision, {@code ownership}
 * @param version version of the table that decided
 * @param step the process step it was decided at
 * @param outcome the value of the decision's first output: the verdict in one word
 * @param outputs every output by name; for a list of results one map each under {@code results}
 * @param score of 100, where the decision has findings
 * @param facts the inputs as they were
 */
public record Verdict(
    String number,
    String decision,
    int version,
    String step,
    String outcome,
    Map<String, Object> outputs,
    @Nullable Integer score,
    @Nullable Integer gatesFailed,
    Map<String, Object> facts,
    Instant decidedAt,
    List<Finding> findings) {

  /** An output as a number, {@code minimumLocalPercent}. */
  public java.math.BigDecimal number(String output) {
    return new java.math.BigDecimal(String.valueOf(outputs.get(output)));
  }

  /** Findings that block, then those not met, worst first. */
  public List<Finding> open() {
    return findings.stream()
        .filter(finding -> !finding.level().equals("met"))
        .sorted(
            java.util.Comparator.comparing(Finding::gate)
                .reversed()
                .thenComparing(Finding::points)
                .thenComparing(java.util.Comparator.comparing(Finding::weight).reversed()))
        .toList();
  }

  public List<Finding> met() {
    return findings.stream().filter(finding -> finding.level().equals("met")).toList();
  }
}
