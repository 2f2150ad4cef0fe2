package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.criteria.Difference.Changed;
import org.capacitycompact.criteria.Difference.Found;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.rulebook.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What differs between two verdicts")
class DifferenceTest {

  private static final Finding UNMET = new Finding("S6", "unmet", true, 0, 2, "Align it", "r1");
  private static final Finding MET = new Finding("S6", "met", false, 3, 2, "", "r2");

  @Test
  @DisplayName("is nothing when numbers only come back as another type, or another row found it")
  void nothing() {
    Verdict before =
        verdict(1, "owned", Map.of("score", 80, "share", 12.0), Map.of("count", 2), List.of(MET));
    Verdict after =
        verdict(
            1,
            "owned",
            Map.of("score", 80L, "share", new BigDecimal("12.00")),
            Map.of("count", new BigDecimal("2")),
            List.of(new Finding("S6", "met", false, 3, 2, "", "another row")));
    assertThat(Difference.between(before, after).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("is the outcome once, the score, the version and what else was said")
  void whatWasSaid() {
    Difference difference =
        Difference.between(
            verdict(1, "notOwned", Map.of("verdict", "notOwned", "score", 20), Map.of(), List.of()),
            verdict(2, "owned", Map.of("verdict", "owned", "score", 80), Map.of(), List.of()));
    assertThat(difference.said())
        .containsExactlyInAnyOrder(
            new Changed("version", 1, 2),
            new Changed("outcome", "notOwned", "owned"),
            new Changed("score", 20, 80));
  }

  @Test
  @DisplayName("is a fact that became known, one that is gone, and one of another value")
  void whatWasKnown() {
    Difference difference =
        Difference.between(
            verdict(1, "x", Map.of(), Map.of("gone", 1, "other", "a", "same", true), List.of()),
            verdict(1, "x", Map.of(), Map.of("new", 1, "other", "b", "same", true), List.of()));
    assertThat(difference.facts())
        .containsExactlyInAnyOrder(
            new Changed("gone", 1, null),
            new Changed("new", null, 1),
            new Changed("other", "a", "b"));
  }

  @Test
  @DisplayName("is a criterion found otherwise, and one that only one version asks for")
  void whatWasFound() {
    Finding other = new Finding("S9", "met", false, 3, 1, "", "r9");
    Difference difference =
        Difference.between(
            verdict(1, "x", Map.of(), Map.of(), List.of(UNMET, other)),
            verdict(1, "x", Map.of(), Map.of(), List.of(MET)));
    assertThat(difference.findings())
        .containsExactly(new Found("S6", UNMET, MET), new Found("S9", other, null));
  }

  @Test
  @DisplayName("is a gate that blocks no more though its level stays, as after a waiver")
  void aWaivedGate() {
    Finding waived = new Finding("S6", "unmet", false, 0, 2, "Align it", "r1");
    assertThat(
            Difference.between(
                    verdict(1, "x", Map.of(), Map.of(), List.of(UNMET)),
                    verdict(1, "x", Map.of(), Map.of(), List.of(waived)))
                .findings())
        .containsExactly(new Found("S6", UNMET, waived));
  }

  private static Verdict verdict(
      int version,
      String outcome,
      Map<String, Object> outputs,
      Map<String, Object> facts,
      List<Finding> findings) {
    return new Verdict(
        InitiativeNumber.of("KE-2026-001"),
        "ownership",
        version,
        "step",
        outcome,
        outputs,
        null,
        null,
        facts,
        Instant.EPOCH,
        findings,
        Map.of(),
        null);
  }
}
