package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The facts with which each row of a draft is shown. */
@CompactTest
class ExamplesTest {

  @Autowired TableCheck check;
  @Autowired DecisionModels models;

  static List<String> decisions() {
    return Thorough.asked()
        ? List.of("approval-route", "steering-outcome", "track", "quality")
        : List.of("approval-route", "track");
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void eachRowIsShownWithFactsThatCanBeAndThatItAnswers(String decision) {
    ChangedTable draft = ChangedTable.of(decision);
    TableCheck.Checked checked = check.look(decision, draft.bytes());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.examples().keySet()).containsAll(rows(draft));
    DecisionModel model = models.parse(decision, draft.bytes());
    checked
        .examples()
        .forEach(
            (row, facts) -> {
              assertThat(facts).as(row).doesNotContainKey(Examples.NOT_REACHED);
              assertThat(PossibleFacts.impossible(facts)).as(row).isEmpty();
              assertThat(answering(model, facts)).as(row + " of " + facts).contains(row);
            });
  }

  @Test
  void aRowBehindOneThatAnswersEverythingIsToldAsNotReached() {
    ChangedTable draft = ChangedTable.of("track");
    String first = draft.file().split("<rule id=\"")[1].split("\"")[0];
    for (int column = 1; column <= 3; column++) {
      if (draft.file().contains(first + "_In" + column + "\"")) {
        draft = draft.cell(first + "_In" + column, "");
      }
    }
    TableCheck.Checked checked = check.look("track", draft.bytes());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.examples().get(first)).doesNotContainKey(Examples.NOT_REACHED);
    assertThat(checked.examples())
        .hasSizeGreaterThan(1)
        .allSatisfy(
            (row, facts) -> {
              if (!row.equals(first)) {
                assertThat(facts).containsOnlyKeys(Examples.NOT_REACHED);
              }
            });
  }

  @Test
  void whatIsFaultyHasNone() {
    ChangedTable draft = ChangedTable.of("approval-route").with("&gt; 100000", "&gt; 100,000");
    assertThat(check.look("approval-route", draft.bytes()).examples()).isEmpty();
  }

  private static Set<String> rows(ChangedTable draft) {
    Set<String> rows = new HashSet<>();
    DecisionFile.read(draft.bytes())
        .decision(draft.decision())
        .map(DecisionFile.Decision::table)
        .ifPresent(table -> table.rules().forEach(rule -> rows.add(rule.id())));
    return rows;
  }

  private static Set<String> answering(DecisionModel model, Map<String, Object> facts) {
    DecisionResult said = model.evaluate(facts);
    Set<String> rows = new HashSet<>(said.rules());
    said.findings().forEach(each -> rows.add(each.rule()));
    return rows;
  }
}
