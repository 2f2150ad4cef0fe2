package org.capacitycompact.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.rulebook.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitForApprovalTest {

  @ParameterizedTest(name = "{0} with {1} gates failed and {2} with {3}: {4}")
  @CsvSource({
    "owned, 0, sound, 0, ready",
    "owned, 0, improve, 0, choice",
    "strengthen, 0, sound, 0, choice",
    "strengthen, 0, improve, 0, choice",
    "owned, 0, improve, 1, blocked",
    "strengthen, 1, sound, 0, blocked",
    "notOwned, 0, sound, 0, blocked",
    "owned, 0, unsound, 0, blocked"
  })
  void aDesignGoesOnOnlyWithoutAFailedGate(
      String ownership, int ownershipGates, String quality, int qualityGates, String expected) {
    assertThat(
            FitForApproval.of(
                verdict("ownership", ownership, ownershipGates),
                verdict("quality", quality, qualityGates)))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "waived {0}, S1 {1}: {2}")
  @CsvSource({
    "S1, unmet, choice",
    "'S1,S6', unmet, choice",
    "S10, unmet, blocked",
    "S1, met, blocked",
    "'', unmet, blocked"
  })
  void theIdeaOfAProviderBlocksUnlessTheGroupWaivedIt(
      String waived, String level, String expected) {
    Verdict ownership =
        new Verdict(
            InitiativeNumber.of("KE-2026-001"),
            "ownership",
            1,
            "step",
            "notOwned",
            Map.of(),
            70,
            0,
            Map.of("waivedCriteria", waived),
            Instant.EPOCH,
            List.of(new Finding("S1", level, false, 0, 2, "Take custody", "Rule_1")),
            Map.of(),
            null);

    assertThat(FitForApproval.of(ownership, verdict("quality", "sound", 0))).isEqualTo(expected);
  }

  private static Verdict verdict(String decision, String outcome, int gatesFailed) {
    return new Verdict(
        InitiativeNumber.of("KE-2026-001"),
        decision,
        1,
        "step",
        outcome,
        Map.of(),
        70,
        gatesFailed,
        Map.of(),
        Instant.EPOCH,
        List.of(),
        Map.of(),
        null);
  }
}
