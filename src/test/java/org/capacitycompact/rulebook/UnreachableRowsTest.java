package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether a row can ever hold")
class UnreachableRowsTest {

  private static final List<String> FACTS =
      List.of("reviewers", "criticalFindings", "extensionsUsed", "overlaps", "openWaivers");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Never matches, but twelve numbers and two facts have to be tried to prove it. */
  private static final String CELL =
      IntStream.range(0, 12)
          .mapToObj(n -> "< -" + (1000 + n) + " - dataAgeDays - reportingIntervalDays")
          .collect(Collectors.joining(", "));

  private final AtomicLong looks = new AtomicLong();
  private final Feel feel = new Feel();
  private final Contract contract =
      new Contract(DecisionFile.read(ChangedTable.of("course-correction").bytes()), feel);

  @Test
  @DisplayName("is asked so many times and no more; what is not decided is no fault")
  void capped() {
    assertThat(never(new TimeLimit(PATIENCE, looks::incrementAndGet)))
        .hasSizeLessThan(FACTS.size());
    assertThat(looks)
        .hasValueBetween(
            (long) UnreachableRows.MOST_QUESTIONS, 2L * UnreachableRows.MOST_QUESTIONS);
  }

  @Test
  @DisplayName("is asked no more once the time is over, within a cell too")
  void inTime() {
    TimeLimit over =
        new TimeLimit(PATIENCE, () -> looks.incrementAndGet() < 500 ? 0 : Long.MAX_VALUE);
    assertThat(never(over)).isEmpty();
    assertThat(looks).hasValueLessThan(600);
  }

  private List<List<Integer>> never(TimeLimit deadline) {
    List<Input> inputs = FACTS.stream().map(fact -> new Input(fact, fact, "integer", "")).toList();
    Rule rule = new Rule("r", "S1", Collections.nCopies(inputs.size(), CELL), List.of());
    Table table = new Table("FIRST", "", inputs, List.of(), List.of(rule));
    return new UnreachableRows(contract, feel, deadline).find(table, rule);
  }
}
