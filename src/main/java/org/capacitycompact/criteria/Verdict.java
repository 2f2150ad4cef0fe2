package org.capacitycompact.criteria;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Percent;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What a decision said about an initiative, and why.
 *
 * @param decision id of the decision, {@code ownership}
 * @param version version of the table that decided
 * @param step the process step at which it was decided
 * @param outcome the value of the decision's first output: the verdict in one word
 * @param outputs every output by name; for a list of results, one map each under {@code results}
 * @param score out of 100, if the decision has findings
 * @param facts the inputs at that time
 * @param origins the origin of each fact; empty in old verdicts, which did not record them
 * @param kept data that only a recorded verdict has; null for advice
 */
public record Verdict(
    InitiativeNumber number,
    String decision,
    int version,
    String step,
    String outcome,
    Map<String, Object> outputs,
    @Nullable Integer score,
    @Nullable Integer gatesFailed,
    Map<String, Object> facts,
    Instant decidedAt,
    List<Finding> findings,
    Map<String, Origin> origins,
    @JsonUnwrapped @Nullable Kept kept) {

  /**
   * The additional data of a recorded verdict.
   *
   * @param id unique over all initiatives, increasing with time
   * @param country of the initiative (ISO 3166-1 alpha-2)
   * @param definitionId of the decision definition in the engine
   * @param deploymentId of the deployment in the engine; empty when no longer known
   * @param setGoingBy sign-in name of the person whose act led to it; null for a rule or deadline
   * @param rules ids of the rows that gave the outcome
   * @param words the source texts at that time, by criterion
   */
  public record Kept(
      long id,
      @Nullable String country,
      String definitionId,
      String deploymentId,
      @Nullable String setGoingBy,
      List<String> rules,
      Map<String, Words> words) {}

  /** A source's own words; both fields are empty when none are quoted. */
  public record Words(String quote, String source) {}

  /** An output that is a percentage, {@code minimumLocalPercent}. */
  public Percent percent(String output) {
    return new Percent(new BigDecimal(String.valueOf(outputs.get(output))));
  }

  /** The open findings: those that block, then those not met, worst first. */
  public List<Finding> open() {
    return findings.stream()
        .filter(finding -> !finding.level().equals("met"))
        .sorted(
            Comparator.comparing(Finding::gate)
                .reversed()
                .thenComparing(Finding::points)
                .thenComparing(Comparator.comparing(Finding::weight).reversed()))
        .toList();
  }

  public List<Finding> met() {
    return findings.stream().filter(finding -> finding.level().equals("met")).toList();
  }
}
