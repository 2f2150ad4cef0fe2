package org.capacitycompact.clauses;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The embodiments of each clause, collected from models and code: documentation in processes,
 * annotations of table rows, the property {@code clause} of form fields, {@link
 * org.capacitycompact.platform.Embodies} on classes. They are read from the release's files on
 * first use.
 */
@Component
public class Embodiments {

  private final SingletonSupplier<List<Embodiment>> collected;

  Embodiments(ObjectMapper json) {
    collected = SingletonSupplier.of(() -> collect(json));
  }

  /** How completely a clause is embodied. */
  public enum State {
    /** In every way it demands. */
    EMBODIED,
    /** Not yet in one of the ways it demands. */
    PARTLY,
    /** Not yet at all. */
    OPEN
  }

  /** The embodiments of a clause: processes, tables and forms first, then code. */
  public List<Embodiment> of(String number) {
    return all().filter(found -> found.clause().equals(number)).toList();
  }

  /** The embodiments in a process, its own and its steps', by clause. */
  public List<Embodiment> ofProcess(String process) {
    return all()
        .filter(found -> found.kind() == Embodiment.Kind.STEP && found.file().equals(process))
        .toList();
  }

  /** The process file of this release; empty when there is no such process. */
  public Optional<byte[]> process(String process) {
    return Optional.ofNullable(ReleasedModels.files("processes", ".bpmn").get(process))
        .map(ReleasedModels::bytes);
  }

  /** The kinds in which a clause is not embodied yet, as letters of {@link Clause#kinds()}. */
  public String missing(Clause clause) {
    List<Embodiment> found = of(clause.number());
    return clause
        .kinds()
        .chars()
        .filter(kind -> found.stream().noneMatch(each -> each.kind().is(kind)))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  public State state(Clause clause) {
    return of(clause.number()).isEmpty()
        ? State.OPEN
        : missing(clause).isEmpty() ? State.EMBODIED : State.PARTLY;
  }

  /** Every place that names a clause, even one that does not exist. */
  Stream<Embodiment> all() {
    return collected.obtain().stream();
  }

  private static List<Embodiment> collect(ObjectMapper json) {
    return Stream.of(
            ProcessClauses.read(),
            DecisionClauses.read(),
            FormClauses.read(json),
            CodeClauses.read())
        .flatMap(List::stream)
        .toList();
  }
}
