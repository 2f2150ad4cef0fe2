package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Service;

/**
 * Takes many rows of several sections at once, as a spreadsheet brings them: all of them, or none.
 * A preview is the same, taken back: it meets every rule, and names every row that one is against.
 */
@Service
public class PlanIntake {

  /** The beginning of a reference to a row that comes with the same rows: {@code new:12}. */
  public static final String NEW = "new:";

  /** What refers to others comes after them. */
  private static final List<Section> ORDER =
      Stream.concat(
              Stream.of(
                  Section.FRAME, Section.RESULTS, Section.INDICATORS, Section.BUDGET, Section.WORK),
              Stream.of(Section.values()))
          .distinct()
          .toList();

  private final PlanEditor editor;
  private final PlanRows rows;
  private final InitiativeLock turns;

  PlanIntake(PlanEditor editor, PlanRows rows, InitiativeLock turns) {
    this.editor = editor;
    this.rows = rows;
    this.turns = turns;
  }

  /**
   * A row that comes in.
   *
   * @param line by which its writer knows it
   * @param position of the row that it changes; 0 for one that is added
   * @param seen the revision that they had before their eyes
   * @param values all of them; a reference may be to a row that comes too, by its {@link #NEW} line
   */
  public record Incoming(
      Section section, int line, int position, int seen, Map<String, Object> values) {}

  /** What became of a row, or would become of it. */
  public record Taken(Incoming row, Outcome outcome) {}

  /**
   * Takes them.
   *
   * @param keep whether they are kept; if not, everything is taken back
   * @return what became of each; where any is not {@link Outcome.Done}, none was kept
   */
  public List<Taken> take(InitiativeNumber number, List<Incoming> rows, boolean keep, Actor by) {
    try {
      return turns.shared(
          number,
          () -> {
            List<Taken> taken = all(number, rows, by);
            if (!keep || taken.stream().anyMatch(each -> !isDone(each))) {
              throw new TakenBackException(taken);
            }
            return taken;
          });
    } catch (TakenBackException back) {
      return back.taken;
    }
  }

  /**
   * Writes the rows that an initiative begins with, in the transaction that raises it, when nobody
   * else knows it yet. Nobody chose them one by one, so the caller tells them in one line.
   */
  public void sow(InitiativeNumber number, List<Incoming> incoming, Actor by) {
    Map<String, String> positions = new HashMap<>();
    for (Section section : ORDER) {
      List<Incoming> own = incoming.stream().filter(row -> row.section() == section).toList();
      if (!own.isEmpty()) {
        rows.take(number, section);
        rows.save(number, section, by.userId());
      }
      for (Incoming row : own) {
        Map<String, Object> values = resolved(row.values(), positions);
        positions.put(
            section.id() + NEW + row.line(),
            String.valueOf(rows.add(number, section, values, by.userId())));
      }
    }
  }

  /** Ends the transaction without an effect. */
  private static final class TakenBackException extends RuntimeException {
    private final transient List<Taken> taken;

    TakenBackException(List<Taken> taken) {
      super("taken back");
      this.taken = taken;
    }
  }

  private static boolean isDone(Taken each) {
    return each.outcome() instanceof Outcome.Done;
  }

  private List<Taken> all(InitiativeNumber number, List<Incoming> rows, Actor by) {
    List<Taken> taken = new ArrayList<>();
    Map<String, String> positions = new HashMap<>();
    for (Section section : ORDER) {
      List<Incoming> left =
          new ArrayList<>(rows.stream().filter(row -> row.section() == section).toList());
      while (!left.isEmpty()) {
        List<Incoming> ready = left.stream().filter(row -> !refersToOneOf(row, left)).toList();
        // A circle of rows is for the rules to refuse; here it only must not go on for ever.
        List<Incoming> now = ready.isEmpty() ? List.copyOf(left) : ready;
        left.removeAll(now);
        taken.addAll(some(number, section, now, positions, by));
      }
    }
    return taken;
  }

  private static boolean refersToOneOf(Incoming row, List<Incoming> left) {
    Object parent = row.values().get("parent");
    return row.section() == Section.RESULTS
        && parent != null
        && left.stream().anyMatch(each -> (NEW + each.line()).equals(parent));
  }

  private List<Taken> some(
      InitiativeNumber number,
      Section section,
      List<Incoming> rows,
      Map<String, String> positions,
      Actor by) {
    List<PlanEditor.Written> written =
        rows.stream()
            .map(
                row ->
                    new PlanEditor.Written(
                        row.position(), row.seen(), resolved(row.values(), positions)))
            .toList();
    List<Outcome> outcomes;
    try {
      outcomes = editor.take(number, section, written, by);
    } catch (NotTakenException some) {
      outcomes = some.outcomes();
    }
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      taken.add(new Taken(rows.get(i), outcomes.get(i)));
      if (outcomes.get(i) instanceof Outcome.Done done) {
        positions.put(
            section.id() + NEW + rows.get(i).line(), String.valueOf(done.row().position()));
      }
    }
    return taken;
  }

  /**
   * The values with the positions that the rows they refer to have got; the first of a circle none.
   */
  private static Map<String, Object> resolved(
      Map<String, Object> values, Map<String, String> positions) {
    Map<String, Object> resolved = new HashMap<>(values);
    resolved.replaceAll(
        (key, value) ->
            value instanceof String text && text.startsWith(NEW)
                ? positions.getOrDefault(Section.RESULTS.id() + text, "")
                : value instanceof List<?> several
                    ? several.stream()
                        .map(String::valueOf)
                        .map(
                            each ->
                                each.startsWith(NEW)
                                    ? positions.getOrDefault(Section.BUDGET.id() + each, "")
                                    : each)
                        .filter(each -> !each.isEmpty())
                        .toList()
                    : value);
    resolved.values().removeIf(""::equals);
    return resolved;
  }
}
