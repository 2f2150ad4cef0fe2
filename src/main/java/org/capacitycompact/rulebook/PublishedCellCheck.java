package org.capacitycompact.rulebook;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.capacitycompact.rulebook.DecisionFile.Decision;
import org.capacitycompact.rulebook.DecisionFile.Input;
import org.capacitycompact.rulebook.DecisionFile.Rule;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.capacitycompact.rulebook.TableProblem.Kind;
import org.springframework.stereotype.Service;

/**
 * Finds cells of present and future versions that today's check would refuse: ambiguous numbers,
 * ranges that never match. Such a version was published before these checks existed. It keeps
 * deciding as written, and the people who may change the criteria are informed.
 */
@Service
public class PublishedCellCheck {

  private static final Set<Kind> TOLD =
      Set.of(
          Kind.NUMBER_WITH_COMMA,
          Kind.NUMBER_AFTER_COMPARISON,
          Kind.NUMBER_AMBIGUOUS,
          Kind.NUMBER_LEADING_ZERO,
          Kind.CELL_NEVER_HOLDS,
          Kind.ROW_NEVER_HOLDS);

  private final DecisionVersions versions;
  private final Clock clock;

  // A version never changes.
  private final ConcurrentMap<String, List<TableProblem>> read = new ConcurrentHashMap<>();

  PublishedCellCheck(DecisionVersions versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
  }

  /** The problems by version; only for versions that people published. */
  public Map<DecisionVersion, List<TableProblem>> doubtful() {
    Map<DecisionVersion, List<TableProblem>> doubtful = new LinkedHashMap<>();
    for (String decision : versions.decisions()) {
      versions.of(decision).stream()
          .filter(each -> !each.released() && !each.withdrawn())
          .filter(
              each ->
                  each.toCome(clock.instant())
                      || versions
                          .current(decision)
                          .filter(holds -> holds.version() == each.version())
                          .isPresent())
          .forEach(
              each -> {
                List<TableProblem> problems =
                    read.computeIfAbsent(
                        decision + " " + each.version(), first -> problems(decision, each));
                if (!problems.isEmpty()) {
                  doubtful.put(each, problems);
                }
              });
    }
    return doubtful;
  }

  private List<TableProblem> problems(String decision, DecisionVersion version) {
    Feel feel = new Feel();
    byte[] released = versions.released(decision).orElseThrow();
    Contract contract = new Contract(DecisionFile.read(released), feel);
    return in(DecisionFile.read(versions.dmn(version)), contract, feel);
  }

  static List<TableProblem> in(DecisionFile file, Contract contract, Feel feel) {
    TableProblems problems = new TableProblems();
    AmbiguousCells doubts =
        new AmbiguousCells(contract, feel, new TimeLimit(TableCheck.PATIENCE), problems);
    for (Decision decision : file.decisions()) {
      Table table = decision.table();
      if (table == null) {
        continue;
      }
      int number = 0;
      for (Rule rule : table.rules()) {
        number++;
        if (rule.when().size() == table.inputs().size()) {
          for (int i = 0; i < table.inputs().size(); i++) {
            Input input = table.inputs().get(i);
            String cell = rule.when().get(i);
            doubts.number(new Place(decision.id(), number, input.label(), cell), cell);
          }
          doubts.never(decision.id(), table, rule, number);
        }
      }
    }
    return problems.list().stream().filter(each -> TOLD.contains(each.kind())).toList();
  }
}
