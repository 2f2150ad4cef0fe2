package org.capacitycompact.criteria;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionRegister;
import org.capacitycompact.rulebook.DecisionRegister.Version;
import org.capacitycompact.rulebook.DecisionResult;
import org.capacitycompact.rulebook.PossibleFacts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the decision tables, and puts what they said on record. */
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
   * Decides, and puts the verdict on record: what was known and from where, what was found by which
   * rows, whose act led to it.
   *
   * @param decision id of the decision as in {@code decisions/}
   * @param step id of the model's element at which it is decided
   * @param facts the inputs by name, each with where it comes from
   */
  @Transactional
  public Verdict decide(String decision, String number, String step, Facts facts) {
    guard(decision, facts);
    Version version = register.heldFor(decision, number, step);
    DecisionResult said = models.deployed(version.definitionId()).say(facts.values());
    return writer.keep(
        verdict(version, number, step, facts, said), version, said.rules(), engine.inTheNameOf());
  }

  /**
   * What a decision would say of these facts, without a record: for a draft, for advice.
   *
   * @param step id of the model's element at which it will be decided, so that advice and decision
   *     rest on the same version
   */
  public Verdict ask(String decision, String number, String step, Facts facts) {
    Version version = register.heldFor(decision, number, step);
    // A draft is advised on before it was checked: what cannot be is not known yet.
    DecisionResult said =
        models.deployed(version.definitionId()).say(PossibleFacts.within(facts.values()));
    return verdict(version, number, step, facts, said);
  }

  /**
   * What the version of a decision that holds now says of these facts; of no initiative, and
   * without a record.
   */
  public DecisionResult sayNow(String decision, Facts facts) {
    return models.deployed(register.current(decision).definitionId()).say(facts.values());
  }

  /** What was gathered here and cannot be is a fault of ours: nobody is judged by it. */
  private static void guard(String decision, Facts facts) {
    List<String> impossible = PossibleFacts.impossible(facts.values());
    if (!impossible.isEmpty()) {
      throw new IllegalStateException(
          "no " + decision + " of facts that cannot be: " + String.join("; ", impossible));
    }
  }

  private Verdict verdict(
      Version version, String number, String step, Facts facts, DecisionResult said) {
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
