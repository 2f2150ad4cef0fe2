package org.capacitycompact.rulebook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.replay.RuleLine.CellChange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rows of a draft")
class RowComparisonTest {

  private static final String GONE = "Rule_Ownership_OwnedFragile";

  private final String shipped = shipped();
  private final RowComparison book =
      new RowComparison(file(ReplayGround.ownedFrom(70).apply(shipped)), file(shipped));

  @Test
  @DisplayName("say what was written before in the cells that are other now")
  void changedCells() {
    RuleLine line = book.line("Rule_Ownership_Owned").orElseThrow();
    assertThat(line.table()).isEqualTo("ownership");
    assertThat(line.row()).isEqualTo(4);
    assertThat(line.changes()).containsExactly(new CellChange("Score", ">= 60", ">= 70"));
    assertThat(book.changed("Rule_Ownership_NotOwnedGates")).isFalse();
    assertThat(book.line("Rule_Of_Nothing")).isEmpty();
  }

  @Test
  @DisplayName("are to blame when they were changed; all are where none was")
  void toBlame() {
    Set<String> both =
        new LinkedHashSet<>(List.of("Rule_Ownership_NotOwnedGates", "Rule_Ownership_Owned"));
    assertThat(book.toBlame(both)).containsExactly("Rule_Ownership_Owned");
    assertThat(book.toBlame(Set.of("Rule_Ownership_NotOwnedGates")))
        .containsExactly("Rule_Ownership_NotOwnedGates");
  }

  @Test
  @DisplayName("made the difference when they come first of two, before or after")
  void theFirstOfTwo() {
    List<String> early = List.of("Rule_Ownership_NotOwnedScore");
    List<String> late = List.of("Rule_Ownership_Owned");
    assertThat(book.between(early, late)).containsExactlyElementsOf(early);
    assertThat(book.between(late, early)).containsExactlyElementsOf(early);
    assertThat(book.between(late, late)).containsExactlyElementsOf(late);
    assertThat(book.between(List.of(), late)).as("not kept then").containsExactlyElementsOf(late);
    assertThat(book.between(List.of("a", "b"), List.of("b", "c"))).containsExactly("a", "c");
  }

  @Test
  @DisplayName("are named by what they were when they are gone")
  void gone() {
    int from = shipped.indexOf("<rule id=\"" + GONE + "\"");
    int to = shipped.indexOf("</rule>", from) + "</rule>".length();
    RowComparison without =
        new RowComparison(file(shipped.substring(0, from) + shipped.substring(to)), file(shipped));
    assertThat(without.line(GONE).orElseThrow().why()).startsWith("S15");
    assertThat(without.changed(GONE)).isTrue();
    assertThat(without.between(List.of(GONE), List.of("Rule_Ownership_NotOwnedScore")))
        .containsExactly(GONE);
  }

  private static DecisionFile file(String dmn) {
    return DecisionFile.read(dmn.getBytes(StandardCharsets.UTF_8));
  }

  private static String shipped() {
    try (InputStream file =
        RowComparisonTest.class.getResourceAsStream("/decisions/ownership.dmn")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
