package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Writes in a plan, one row at a time, each in one transaction. Fields that only one of two people
 * changed are merged; fields that both changed are never overwritten: the second one is told, and
 * chooses.
 */
@Service
public class PlanEditor {

  /** A revision that no row has: whoever saw none changes what they say, and chooses the rest. */
  private static final int UNSEEN = -1;

  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final PlanRows rows;
  private final PlanRights rights;
  private final PlanRules rules;
  private final List<PlanGuard> guards;
  private final PlanHistory history;
  private final WantedRows there;

  PlanEditor(
      InitiativeLock turns,
      Initiatives initiatives,
      PlanRows rows,
      PlanRights rights,
      PlanRules rules,
      List<PlanGuard> guards,
      PlanHistory history,
      WantedRows there) {
    this.turns = turns;
    this.initiatives = initiatives;
    this.rows = rows;
    this.rights = rights;
    this.rules = rules;
    this.guards = guards;
    this.history = history;
    this.there = there;
  }

  /** The plan while somebody writes in it: nobody freezes it meanwhile. */
  private record Writing(Initiative initiative, PlanAccess access, boolean agreed) {

    PlanGuard.Change change(
        Section section, @Nullable Row before, @Nullable Map<String, Object> after, Actor by) {
      return new PlanGuard.Change(initiative, access.phase(), section, before, after, by, agreed);
    }
  }

  /**
   * Adds a row at the end of its section.
   *
   * @throws AccessDeniedException when it is not theirs to add, or the plan is not written now
   */
  public Outcome add(InitiativeNumber number, Section section, Answers answers, Actor by) {
    return write(number, section, by, plan -> added(plan, section, answers.asMap(), by));
  }

  /**
   * Changes a row.
   *
   * @param seen the revision that the writer had before their eyes
   * @throws AccessDeniedException when it is not theirs to change, or the plan is not written now
   */
  public Outcome change(
      InitiativeNumber number, Section section, int position, int seen, Answers answers, Actor by) {
    return write(
        number, section, by, plan -> changed(plan, section, position, seen, answers.asMap(), by));
  }

  /**
   * Replaces a row as it was seen; one that somebody changed since stays as it is, even where
   * nothing of it meets. For programs, which choose what to send once they have read it again.
   *
   * @throws AccessDeniedException when it is not theirs to change, or the plan is not written now
   */
  public Outcome replace(
      InitiativeNumber number, Section section, int position, int seen, Answers answers, Actor by) {
    return write(
        number,
        section,
        by,
        plan -> {
          Row now = rows.find(number, section, position).orElse(null);
          if (now == null || now.revision() == seen) {
            return changed(plan, section, position, seen, answers.asMap(), by);
          }
          Merge merge =
              new Merge(
                  rows.at(number, section, position, seen).orElse(now.values()),
                  PlanRows.plain(answers.asMap()),
                  now.values());
          return new Outcome.Conflict(merge.base(), merge.mine(), now, merge.both());
        });
  }

  /**
   * Removes a row.
   *
   * @param seen the revision that they had before their eyes; a row that was changed since stays
   */
  public Outcome remove(
      InitiativeNumber number, Section section, int position, int seen, Actor by) {
    return write(number, section, by, plan -> removed(plan, section, position, seen, by));
  }

  /** Moves a row so many places up (negative) or down among the others. */
  public Outcome move(
      InitiativeNumber number, Section section, int position, int places, Actor by) {
    return write(number, section, by, plan -> moved(plan, section, position, places, by));
  }

  /**
   * One of several rows that are written at once.
   *
   * @param position of the row that it changes; 0 for one that is added
   * @param seen the revision of the row that the writer had before their eyes
   * @param values all of the row's, as they are to be
   */
  public record Written(int position, int seen, Map<String, Object> values) {}

  /**
   * Several additions and changes at once: all of them, or none.
   *
   * @return what became of each, in the same order
   * @throws NotTakenException when any of them could not be written; it names all of these
   */
  public List<Outcome> take(
      InitiativeNumber number, Section section, List<Written> written, Actor by) {
    return inSection(
        number,
        section,
        by,
        plan -> {
          require(plan.access().writesIn(section));
          List<Outcome> outcomes =
              written.stream()
                  .map(
                      each ->
                          each.position() == 0
                              ? added(plan, section, each.values(), by)
                              : changed(
                                  plan, section, each.position(), each.seen(), each.values(), by))
                  .toList();
          if (!outcomes.stream().allMatch(Outcome.Done.class::isInstance)) {
            throw new NotTakenException(outcomes);
          }
          return outcomes;
        },
        outcomes -> true);
  }

  /**
   * Writes what the parties agreed on: no right is asked for, and no rule for signed plans.
   *
   * @param seen the revision that they had before their eyes; of no meaning for a row that is added
   * @param by whose change it is
   */
  Outcome agreed(WantedChange wanted, int seen, Actor by) {
    InitiativeNumber number = wanted.number();
    Section section = wanted.section();
    return inSection(
        number,
        section,
        by,
        theirs -> {
          PlanAccess any =
              new PlanAccess(
                  by, theirs.access().phase(), true, true, true, true, CountryParts.NONE);
          Writing plan = new Writing(theirs.initiative(), any, true);
          return switch (wanted.act()) {
            case ADD -> added(plan, section, wanted.values(), by);
            case CHANGE -> changed(plan, section, wanted.row(), seen, there.with(wanted, seen), by);
            case REMOVE -> removed(plan, section, wanted.row(), seen, by);
          };
        },
        Outcome.Done.class::isInstance);
  }

  /**
   * What speaks against a change that somebody wants, beyond its form and the rules for signed
   * plans; empty when nothing does, and where the row is gone.
   */
  List<FieldError> problems(WantedChange wanted, Initiative initiative, PlanAccess access) {
    PlanGuard.Change change = there.change(wanted, initiative, access, true);
    Row row = change.before();
    if (row == null && wanted.act() != WantedChange.Act.ADD) {
      return List.of();
    }
    return against(change, row == null ? 0 : row.position());
  }

  private Outcome write(
      InitiativeNumber number, Section section, Actor by, Function<Writing, Outcome> act) {
    return inSection(
        number,
        section,
        by,
        plan -> {
          require(plan.access().writesIn(section));
          return act.apply(plan);
        },
        Outcome.Done.class::isInstance);
  }

  /**
   * Acts while nobody else writes in the section. It speaks for itself once something was written;
   * what was refused says nothing.
   *
   * @param isWritten whether what came of it was written
   */
  private <T> T inSection(
      InitiativeNumber number,
      Section section,
      Actor by,
      Function<Writing, T> act,
      Predicate<T> isWritten) {
    return turns.shared(
        number,
        () -> {
          rows.join(number);
          Initiative initiative = initiatives.get(number);
          Writing plan = new Writing(initiative, rights.of(initiative, by), false);
          boolean saved = rows.take(number, section);
          T outcome = act.apply(plan);
          if (!saved && isWritten.test(outcome)) {
            rows.save(number, section, by.userId());
          }
          return outcome;
        });
  }

  private Outcome added(Writing plan, Section section, Map<String, Object> said, Actor by) {
    Map<String, Object> values = PlanRows.plain(said);
    InitiativeNumber number = plan.initiative().number();
    PlanGuard.Change change = plan.change(section, null, values, by);
    if (section.isSingle() && rows.find(number, section, 1).isPresent()) {
      // Somebody wrote it first: what they wrote is not overwritten by one who saw nothing there.
      return changed(plan, section, 1, UNSEEN, said, by);
    }
    require(plan.access().mayWrite(section, null, values));
    List<FieldError> errors = against(change, 0);
    if (!errors.isEmpty()) {
      return new Outcome.Refused(errors);
    }
    int position = rows.add(number, section, values, by.userId());
    Row row = rows.find(number, section, position).orElseThrow();
    return done(change, null, row, "plan.row.added", Set.of());
  }

  private Outcome changed(
      Writing plan, Section section, int position, int seen, Map<String, Object> said, Actor by) {
    InitiativeNumber number = plan.initiative().number();
    Optional<Row> found = rows.find(number, section, position);
    if (found.isEmpty()) {
      return new Outcome.Gone();
    }
    Row theirs = found.get();
    Map<String, Object> mine = PlanRows.plain(said);
    Map<String, Object> base =
        seen == theirs.revision()
            ? theirs.values()
            : rows.at(number, section, position, seen).orElse(Map.of());
    Merge merge = new Merge(base, mine, theirs.values());
    if (!merge.both().isEmpty()) {
      return new Outcome.Conflict(base, mine, theirs, merge.both());
    }
    Map<String, Object> merged = merge.merged(Set.of());
    PlanGuard.Change change = plan.change(section, theirs, merged, by);
    require(plan.access().mayWrite(section, theirs.values(), merged));
    if (Merge.differing(theirs.values(), merged).isEmpty()) {
      return new Outcome.Done(theirs, theirs, Set.of());
    }
    List<FieldError> errors = against(change, position);
    if (!errors.isEmpty()) {
      return new Outcome.Refused(errors);
    }
    if (!rows.change(number, section, position, theirs.revision(), merged, by.userId())) {
      throw new OptimisticLockingFailureException("changed meanwhile");
    }
    Row row = rows.find(number, section, position).orElseThrow();
    Set<String> kept = new TreeSet<>(merge.changedByThem());
    kept.removeAll(merge.changedByMe());
    return done(change, theirs, row, "plan.row.changed", kept);
  }

  private Outcome removed(Writing plan, Section section, int position, int seen, Actor by) {
    InitiativeNumber number = plan.initiative().number();
    Optional<Row> found = rows.find(number, section, position);
    if (found.isEmpty()) {
      return new Outcome.Gone();
    }
    Row there = found.get();
    require(plan.access().mayWrite(section, there.values(), null));
    if (there.revision() != seen) {
      return new Outcome.Conflict(
          rows.at(number, section, position, seen).orElse(there.values()),
          Map.of(),
          there,
          Set.of());
    }
    PlanGuard.Change change = plan.change(section, there, null, by);
    List<FieldError> errors = against(change, position);
    if (!errors.isEmpty()) {
      return new Outcome.Refused(errors);
    }
    rows.remove(number, section, position, seen, by.userId());
    return done(change, there, there, "plan.row.removed", Set.of());
  }

  private Outcome moved(Writing plan, Section section, int position, int places, Actor by) {
    InitiativeNumber number = plan.initiative().number();
    List<Row> all = rows.of(number, section);
    List<Integer> order = new ArrayList<>(all.stream().map(Row::position).toList());
    int from = order.indexOf(position);
    if (from < 0) {
      return new Outcome.Gone();
    }
    require(plan.access().edits());
    Row row = all.get(from);
    int to = Math.max(0, Math.min(all.size() - 1, from + places));
    order.remove(from);
    order.add(to, position);
    if (plan.access().phase() == Phase.AGREED && section == Section.INDICATORS) {
      List<Row> after = new ArrayList<>(all);
      after.add(to, after.remove(from));
      if (!Headlines.of(all).equals(Headlines.of(after))) {
        // The target of a result is what was signed, and stays whatever the order is.
        return new Outcome.Refused(List.of(FieldError.of("result", "plan.signed.headline")));
      }
    }
    rows.order(number, section, order);
    history.tellMoved(number, row, by);
    return new Outcome.Done(row, row, Set.of());
  }

  private Outcome done(
      PlanGuard.Change change, @Nullable Row before, Row row, String kind, Set<String> merged) {
    history.tell(change, kind, before, row);
    guards.forEach(guard -> guard.written(change, row));
    return new Outcome.Done(before, row, merged);
  }

  private List<FieldError> against(PlanGuard.Change change, int position) {
    return Stream.concat(
            rules.against(change, position).stream(),
            guards.stream().flatMap(guard -> guard.against(change).stream()))
        .toList();
  }

  private static void require(boolean theirs) {
    if (!theirs) {
      throw new AccessDeniedException("this row of the plan is not theirs to write");
    }
  }
}
