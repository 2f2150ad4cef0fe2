package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Difference;
import org.capacitycompact.criteria.Recomputation;
import org.capacitycompact.criteria.Recomputation.Again;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdict.Kept;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One recorded verdict, what changed since the one before, and a recomputation. */
@RestController
@RequestMapping("/api/initiatives/{number}/verdicts/{verdict}")
class VerdictApi {

  private final Initiatives initiatives;
  private final Verdicts verdicts;
  private final Recomputation recomputation;

  VerdictApi(Initiatives initiatives, Verdicts verdicts, Recomputation recomputation) {
    this.initiatives = initiatives;
    this.verdicts = verdicts;
    this.recomputation = recomputation;
  }

  /**
   * A verdict with what changed.
   *
   * @param before id of the previous verdict of the same decision; null for the first
   * @param changed the differences from it; null for the first
   */
  record VerdictAnswer(
      @JsonUnwrapped Verdict verdict, @Nullable Long before, @Nullable Difference changed) {}

  /**
   * The result of the same version of the table on the same facts, computed now.
   *
   * @param possible false when that version is not available any more; the rest is null then
   * @param same whether outcome, outputs and every finding are as recorded
   */
  record RecomputationAnswer(
      boolean possible,
      @Nullable Boolean same,
      @Nullable String outcome,
      @Nullable Integer score,
      @Nullable Integer gatesFailed,
      @Nullable List<Finding> findings,
      @Nullable Difference difference) {}

  @GetMapping
  VerdictAnswer one(
      @PathVariable InitiativeNumber number, @PathVariable String verdict, Actor actor) {
    Verdict asked = visible(number, verdict, actor);
    Optional<Verdict> before = verdicts.before(asked);
    return new VerdictAnswer(
        asked,
        before.map(Verdict::kept).map(Kept::id).orElse(null),
        before.map(earlier -> Difference.between(earlier, asked)).orElse(null));
  }

  /** Nothing is stored. */
  @GetMapping("/recomputation")
  RecomputationAnswer recompute(
      @PathVariable InitiativeNumber number, @PathVariable String verdict, Actor actor) {
    return recomputation
        .of(visible(number, verdict, actor))
        .map(VerdictApi::answer)
        .orElseGet(() -> new RecomputationAnswer(false, null, null, null, null, null, null));
  }

  private static RecomputationAnswer answer(Again again) {
    Verdict now = again.now();
    return new RecomputationAnswer(
        true,
        again.difference().isEmpty(),
        now.outcome(),
        now.score(),
        now.gatesFailed(),
        now.findings(),
        again.difference());
  }

  private Verdict visible(InitiativeNumber number, String verdict, Actor actor) {
    return initiatives
        .visible(number, actor)
        .filter(initiative -> verdict.matches("[1-9][0-9]{0,17}"))
        .flatMap(initiative -> verdicts.one(initiative.number(), Long.parseLong(verdict)))
        .orElseThrow(Refusal::notThere);
  }
}
