package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of random sets of facts: the tables and an independent implementation agree. */
class FindingsAgreeWithCriteriaTest {

  private static final long SEED = 20110907L;

  @ParameterizedTest(name = "{0} over {1} random sets of facts")
  @CsvSource({
    "demand-gate, 2000, 3",
    "ownership, 2000, 3",
    "quality, 2000, 3",
    "triangular, 2000, 2",
    "south-south, 2000, 2"
  })
  void tablesAgreeWithAnIndependentReading(String decision, int times, int outcomes) {
    System.out.printf("%s: %d random sets of facts, seed %d%n", decision, times, SEED);
    var random = new RandomFacts(decision, SEED);
    var verdicts = new TreeMap<String, Integer>();
    for (int i = 0; i < times; i++) {
      var facts = random.next();
      var answer = Decisions.evaluate(decision, facts);
      var reading = Readings.of(decision, facts);

      assertThat(answer.findings().stream().map(FindingsAgreeWithCriteriaTest::finding))
          .as("findings on %s", facts)
          .containsExactlyInAnyOrderElementsOf(reading.findings());
      assertThat(answer.rows())
          .as("result of %s", facts)
          .containsExactly(result(decision, reading));
      verdicts.merge(reading.verdict(), 1, Integer::sum);
    }
    System.out.println(verdicts);
    assertThat(verdicts).as("every verdict was drawn").hasSize(outcomes);
  }

  private static Map<String, Object> result(String decision, PlainReading reading) {
    var result = new HashMap<String, Object>();
    result.put("verdict", reading.verdict());
    result.put("gatesFailed", reading.gatesFailed());
    if (!decision.equals("demand-gate")) {
      result.put("score", reading.score());
    }
    return result;
  }

  private static PlainReading.Finding finding(Map<String, Object> row) {
    assertThat(row).hasSize(6).doesNotContainValue(null);
    return new PlainReading.Finding(
        (String) row.get("criterion"),
        (String) row.get("level"),
        (Boolean) row.get("gate"),
        (Integer) row.get("points"),
        (Integer) row.get("weight"));
  }
}
