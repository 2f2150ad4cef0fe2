package org.capacitycompact.criteria;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Finding;
import org.springframework.stereotype.Component;

/** The facts that a matched row reads; changing them can change its finding. */
@Component
public class FactsRead {

  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_]+");

  private final DecisionVersions versions;

  /** By decision and version, which never change once published. */
  private final ConcurrentMap<String, Map<String, Set<String>>> known = new ConcurrentHashMap<>();

  FactsRead(DecisionVersions versions) {
    this.versions = versions;
  }

  /** The names of facts in the verdict; empty when the row is unknown. */
  public Set<String> by(Finding finding, Verdict verdict) {
    Set<String> facts =
        new HashSet<>(
            known
                .computeIfAbsent(
                    verdict.decision() + " " + verdict.version(),
                    key -> read(verdict.decision(), verdict.version()))
                .getOrDefault(finding.rule(), Set.of()));
    facts.retainAll(verdict.origins().keySet());
    return facts;
  }

  private Map<String, Set<String>> read(String decision, int version) {
    Map<String, Set<String>> facts = new HashMap<>();
    versions
        .find(decision, version)
        .map(found -> DecisionFile.read(versions.dmn(found)))
        .ifPresent(
            file ->
                file.decisions().stream()
                    .map(DecisionFile.Decision::table)
                    .filter(table -> table != null)
                    .forEach(
                        table ->
                            table
                                .rules()
                                .forEach(rule -> facts.put(rule.id(), asked(table, rule)))));
    return facts;
  }

  private static Set<String> asked(DecisionFile.Table table, DecisionFile.Rule rule) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < table.inputs().size(); i++) {
      String cell = rule.when().get(i).strip();
      if (!cell.isEmpty() && !cell.equals("-")) {
        names.addAll(List.of(NO_NAME.split(table.inputs().get(i).expression())));
      }
    }
    return names;
  }
}
