package org.capacitycompact.rulebook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.rulebook.TableProblem.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/**
 * The check that a table must pass before it can be published. A table is code, and may come from a
 * stolen account: nothing in it is evaluated before all of it has been read and found acceptable.
 */
@Component
class TableCheck {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DecisionVersions versions;
  private final DecisionModels models;
  private final Clauses clauses;

  TableCheck(DecisionVersions versions, DecisionModels models, Clauses clauses) {
    this.versions = versions;
    this.models = models;
    this.clauses = clauses;
  }

  /**
   * The result of checking a file.
   *
   * @param examples facts that match a row, by the row's id; empty when there is a problem
   */
  record Checked(List<TableProblem> problems, Map<String, Map<String, Object>> examples) {}

  /**
   * The problems of a file as a decision's table; empty when it can be published.
   *
   * @param decision id of an existing decision
   */
  List<TableProblem> check(String decision, byte[] dmn) {
    return look(decision, dmn, false).problems();
  }

  /** The same, with facts that match each row. */
  Checked look(String decision, byte[] dmn) {
    return look(decision, dmn, true);
  }

  private Checked look(String decision, byte[] dmn, boolean withExamples) {
    TableProblems problems = new TableProblems();
    Document document = new UploadedXml(problems).read(dmn);
    if (document == null) {
      return new Checked(problems.list(), Map.of());
    }
    byte[] released =
        versions
            .released(decision)
            .orElseThrow(() -> new IllegalArgumentException("no decision " + decision));
    DecisionFile file = DecisionFile.of(document);
    TimeLimit deadline = new TimeLimit(PATIENCE);
    Feel feel = new Feel();
    Contract contract = new Contract(DecisionFile.read(released), feel);
    new CellCheck(contract, feel, clauses, deadline, problems).check(file);
    if (!problems.full()) {
      new ContractCheck(contract, feel, problems).check(file);
      new TyingCheck(contract, problems).check(file);
    }
    Map<String, Map<String, Object>> examples = Map.of();
    if (!problems.any()) {
      TableTrial trial = trial(decision, dmn, file, contract, feel, deadline, problems);
      if (trial != null) {
        trial.run();
        examples = withExamples && !problems.any() ? trial.examples() : Map.of();
      }
    }
    return new Checked(problems.list(), examples);
  }

  private @Nullable TableTrial trial(
      String decision,
      byte[] dmn,
      DecisionFile file,
      Contract contract,
      Feel feel,
      TimeLimit deadline,
      TableProblems problems) {
    DecisionModel model;
    try {
      model = models.parse(decision, dmn);
    } catch (UnreadableTableException unreadable) {
      problems.add(Kind.CANNOT_BE_READ, Place.FILE);
      return null;
    }
    return new TableTrial(model, file, contract, feel, deadline, problems);
  }
}
