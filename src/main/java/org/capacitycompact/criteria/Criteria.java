package org.capacitycompact.criteria;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.DecisionModel;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionRegister;
import org.capacitycompact.rulebook.DecisionRegister.Version;
import org.capacitycompact.rulebook.DecisionResult;
import org.capacitycompact.rulebook.PossibleFacts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Evaluates decisions and records their verdicts. */
@Service
public class Criteria {

  private final DecisionRegister register;
  private final DecisionModels models;
  private final VerdictWriter writer;
  private final EngineAccess engine;
  private final Clock clock;

  Criteria(
      DecisionRegister register,
      DecisionModels models,
      VerdictWriter writer,
      EngineAccess engine,
      Clock clock) {
    this.register = register;
    this.models = models;
    this.writer = writer;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Decides and records the verdict: the facts and their origins, the findings and the rows they
   * come from, and whose act led to it.
   *
   * @param decision id of the decision as in {@code decisions/}
   * @param step id of the model's element at which it is decided
   * @param facts the inputs by name, each with its origin
   */
  @Transactional
  public Verdict decide(String decision, InitiativeNumber number, String step, Facts facts) {
    guard(decision, facts);
    Version version = register.heldFor(decision, number.value(), step);
    DecisionResult said = models.deployed(version.definitionId()).evaluate(facts.values());
    return writer.keep(
        verdict(version, number, step, facts, said), version, said.rules(), engine.actingUser());
  }

  /**
   * Evaluates a decision without a record: for a draft, or as advice.
   *
   * @param step id of the model's element at which it will be decided, so that advice and decision
   *     use the same version
   */
  public Verdict ask(String decision, InitiativeNumber number, String step, Facts facts) {
    Version version = register.heldFor(decision, number.value(), step);
    // A draft is evaluated before its answers are checked: impossible facts count as unknown.
    DecisionResult said =
        models
            .deployed(version.definitionId())
            .evaluate(PossibleFacts.withoutImpossible(facts.values()));
    return verdict(version, number, step, facts, said);
  }

  /**
   * Evaluates the valid version of a decision on these facts, without an initiative and without a
   * record.
   */
  public DecisionResult evaluateCurrent(String decision, Facts facts) {
    return evaluateCurrent(decision, List.of(facts)).get(0);
  }

  /** The same for several at once, in their order: the version is looked up a single time. */
  public List<DecisionResult> evaluateCurrent(String decision, List<Facts> each) {
    DecisionModel model = models.deployed(register.current(decision).definitionId());
    return each.stream().map(facts -> model.evaluate(facts.values())).toList();
  }

  /** If we gathered an impossible fact, the error is ours, and nobody must be judged by it. */
  private static void guard(String decision, Facts facts) {
    List<String> impossible = PossibleFacts.impossible(facts.values());
    if (!impossible.isEmpty()) {
      throw new IllegalStateException(
          "no " + decision + " of facts that cannot be: " + String.join("; ", impossible));
    }
  }

  private Verdict verdict(
      Version version, InitiativeNumber number, String step, Facts facts, DecisionResult said) {
    return new Verdict(
        number,
        version.decision(),
        version.version(),
        step,
        said.outcome(),
        said.outputs(),
        said.score(),
        said.gatesFailed(),
        facts.values(),
        clock.instant(),
        said.findings(),
        facts.origins(),
        null);
  }
}
