package org.capacitycompact.criteria;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.capacitycompact.rulebook.Finding;
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
 * @param origins where each fact came from; empty in verdicts from before that was recorded
 * @param kept what only a verdict on record has; null for advice
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
    List<Finding> findings,
    Map<String, Origin> origins,
    @JsonUnwrapped @Nullable Kept kept) {

  /**
   * What the record holds beside what was said.
   *
   * @param id unique over all initiatives, rising with time
   * @param country of the initiative (ISO 3166-1 alpha-2)
   * @param definitionId of the engine's decision definition that was asked
   * @param deploymentId of the engine's deployment; empty where it is not known any more
   * @param setGoingBy sign-in name of whose act led to it; null where a rule or deadline did
   * @param rules ids of the rows that the outcome follows from
   * @param words the sources' words as they stood then, by criterion
   */
  public record Kept(
      long id,
      @Nullable String country,
      String definitionId,
      String deploymentId,
      @Nullable String setGoingBy,
      List<String> rules,
      Map<String, Words> words) {}

  /** A source's own words; both are empty where none are quoted. */
  public record Words(String quote, String source) {}

  /** An output as a number, {@code minimumLocalPercent}. */
  public BigDecimal number(String output) {
    return new BigDecimal(String.valueOf(outputs.get(output)));
  }

  /** Findings that block, then those not met, worst first. */
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
