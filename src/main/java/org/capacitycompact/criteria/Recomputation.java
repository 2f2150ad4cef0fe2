package org.capacitycompact.criteria;

import java.util.Optional;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionResult;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Evaluates a verdict's own version of the table again on the recorded facts; stores nothing. */
@Service
public class Recomputation {

  private final DecisionModels models;
  private final JdbcClient database;

  Recomputation(DecisionModels models, JdbcClient database) {
    this.models = models;
    this.database = database;
  }

  /**
   * The result of the recomputation.
   *
   * @param now the verdict as computed now; not recorded
   * @param difference from the recorded verdict; empty when they agree
   */
  public record Again(Verdict now, Difference difference) {}

  /** Empty when the table that decided is no longer available here. */
  public Optional<Again> of(Verdict verdict) {
    return verdict.kept() == null || !known(verdict.kept().definitionId())
        ? Optional.empty()
        : Optional.of(again(verdict, verdict.kept().definitionId()));
  }

  private Again again(Verdict then, String definitionId) {
    DecisionResult said = models.deployed(definitionId).evaluate(then.facts());
    Verdict now =
        new Verdict(
            then.number(),
            then.decision(),
            then.version(),
            then.step(),
            said.outcome(),
            said.outputs(),
            said.score(),
            said.gatesFailed(),
            then.facts(),
            then.decidedAt(),
            said.findings(),
            then.origins(),
            null);
    return new Again(now, Difference.between(then, now));
  }

  private boolean known(String definitionId) {
    return database
        .sql("select exists (select from decision_version where definition_id = ?)")
        .param(definitionId)
        .query(Boolean.class)
        .single();
  }
}
