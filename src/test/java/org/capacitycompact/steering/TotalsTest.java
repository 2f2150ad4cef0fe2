package org.capacitycompact.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capacitycompact.steering.Tally.Line;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Totals of a closed round")
class TotalsTest {

  private static final List<String> CONSTITUENCIES =
      List.of(
          "partnerCountries",
          "southernInstitutions",
          "civilSociety",
          "networks",
          "developmentPartners");
  private static final List<String> VOTES =
      List.of("approve", "approveWithConditions", "return", "decline", "abstain");

  @Test
  @DisplayName("are told by constituency where each has three votes that differ")
  void byConstituency() {
    assertThat(
            totals(
                of("networks", "approve", "approve", "decline"),
                of("civilSociety", "approve", "abstain", "abstain", null)))
        .containsExactly(
            new Totals(
                List.of("civilSociety"),
                new TreeMap<>(Map.of("approve", 1L, "abstain", 2L, "none", 1L))),
            new Totals(List.of("networks"), new TreeMap<>(Map.of("approve", 2L, "decline", 1L))));
  }

  @Test
  @DisplayName("merge a constituency that is small or of one mind with another")
  void merged() {
    assertThat(
            totals(
                of("networks", "approve", "approve", "approve"),
                of("civilSociety", "decline", "abstain"),
                of("developmentPartners", "approve", "decline", "abstain")))
        .extracting(Totals::constituencies)
        .containsExactly(List.of("civilSociety", "networks"), List.of("developmentPartners"));
  }

  @Test
  @DisplayName("do not count who declared a conflict as a vote that hides others")
  void recusedHideNobody() {
    assertThat(
            totals(
                of("networks", "approve", "approve", "recuse"),
                of("civilSociety", "approve", "decline", "decline")))
        .hasSize(1);
  }

  @Test
  @DisplayName("are one total where nothing else would hide everybody, be it of one mind")
  void oneTotal() {
    assertThat(totals(of("networks", "approve"), of("civilSociety", "approve")))
        .containsExactly(
            new Totals(List.of("civilSociety", "networks"), new TreeMap<>(Map.of("approve", 2L))));
    assertThat(Totals.of(new Tally(List.of()))).isEmpty();
  }

  @Test
  @DisplayName("hide everybody whoever voted how, also who takes some of them from others")
  void always() {
    Random random = new Random(20261130);
    for (int round = 0; round < 5_000; round++) {
      List<Line> lines = new ArrayList<>();
      int seats = random.nextInt(26);
      int minds = 1 + random.nextInt(VOTES.size());
      for (int seat = 0; seat < seats; seat++) {
        int said = random.nextInt(minds + 2);
        lines.add(
            new Line(
                CONSTITUENCIES.get(random.nextInt(CONSTITUENCIES.size())),
                said < minds ? VOTES.get(said) : said == minds ? "recuse" : null));
      }
      List<Totals> told = Totals.of(new Tally(lines));
      assertThat(told.stream().flatMap(each -> each.constituencies().stream()).toList())
          .as("each seat is in one group of " + lines)
          .doesNotHaveDuplicates();
      assertThat(told.stream().mapToLong(TotalsTest::all).sum()).isEqualTo(lines.size());
      // Subtracting some groups from the sum leaves a union of the others.
      for (int some = 1; told.size() > 1 && some < (1 << told.size()); some++) {
        Map<String, Long> left = new TreeMap<>();
        for (int group = 0; group < told.size(); group++) {
          if ((some & 1 << group) != 0) {
            told.get(group).choices().entrySet().stream()
                .filter(each -> VOTES.contains(each.getKey()))
                .forEach(each -> left.merge(each.getKey(), each.getValue(), Long::sum));
          }
        }
        assertThat(left).as("choices in %s of %s", told, lines).hasSizeGreaterThan(1);
        assertThat(left.values().stream().mapToLong(each -> each).sum()).isGreaterThanOrEqualTo(3);
      }
    }
  }

  private static long all(Totals totals) {
    return totals.choices().values().stream().mapToLong(each -> each).sum();
  }

  @SafeVarargs
  private static List<Totals> totals(Stream<Line>... lines) {
    return Totals.of(new Tally(Arrays.stream(lines).flatMap(each -> each).toList()));
  }

  private static Stream<Line> of(String constituency, String... choices) {
    return Arrays.stream(choices).map(choice -> new Line(constituency, choice));
  }
}
