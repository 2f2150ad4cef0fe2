package org.capacitycompact.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.policy.PolicyValues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Requests for changes of signed plans: asked by one side, agreed by the other, and beyond the
 * tolerance approved by the steering group. What nobody answers lapses.
 */
@Embodies(
    value = {"S4", "S137"},
    as = Embodies.As.RULE)
@Service
public class ChangeRequests {

  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final ChangeRequestRepository requests;
  private final PlanRows rows;
  private final PlanRights rights;
  private final PlanEditor editor;
  private final WantedRows there;
  private final SignedPlan signed;
  private final RequestHistory history;
  private final PolicyValues policy;
  private final CountryDays days;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangeRequests(
      InitiativeLock turns,
      Initiatives initiatives,
      ChangeRequestRepository requests,
      PlanRows rows,
      PlanRights rights,
      PlanEditor editor,
      WantedRows there,
      SignedPlan signed,
      RequestHistory history,
      PolicyValues policy,
      CountryDays days,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.turns = turns;
    this.initiatives = initiatives;
    this.requests = requests;
    this.rows = rows;
    this.rights = rights;
    this.editor = editor;
    this.there = there;
    this.signed = signed;
    this.history = history;
    this.policy = policy;
    this.days = days;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks for a change.
   *
   * @return what is wrong with it; empty when it was asked
   * @throws AccessDeniedException when they are of neither side, or the plan is not signed
   */
  public List<FieldError> ask(WantedChange wanted, String words, Actor by) {
    return turns.shared(
        wanted.number(),
        () -> {
          Initiative initiative = initiatives.get(wanted.number());
          PlanAccess access = rights.of(initiative, by);
          Side side = requireSide(initiative, access);
          List<FieldError> problems = editor.problems(wanted, initiative, access);
          if (!problems.isEmpty()) {
            return problems;
          }
          ChangeSize size = signed.size(change(wanted, initiative, access));
          if (size == ChangeSize.AT_ONCE && side == Side.COUNTRY) {
            return List.of(problem(wanted, "plan.change.atOnce"));
          }
          if (isAsked(wanted)) {
            return List.of(problem(wanted, "plan.change.askedBefore"));
          }
          ChangeRequest request =
              new ChangeRequest(
                  wanted,
                  rows.columns(wanted.section()).write(wanted.values(), wanted.emptied()),
                  words,
                  side,
                  size,
                  lastDay(wanted.number()),
                  by.userId(),
                  now());
          requests.saveAndFlush(request);
          history.record("asked", request, wanted, by, words);
          return List.of();
        });
  }

  private boolean isAsked(WantedChange wanted) {
    return wanted.position() != null
        && requests.findByNumberOrderByIdDesc(wanted.number()).stream()
            .filter(ChangeRequest::isPending)
            .map(request -> request.wanted(rows))
            .anyMatch(
                other ->
                    other.section() == wanted.section()
                        && wanted.position().equals(other.position()));
  }

  private static FieldError problem(WantedChange wanted, String key) {
    return FieldError.of(
        wanted.changed().keySet().stream().findFirst().orElse(wanted.section().nameField()), key);
  }

  /**
   * The other side agrees, having seen the row at a revision. It is written at once, or, beyond the
   * tolerance, put to the steering group.
   *
   * @throws AccessDeniedException when they are of neither side
   */
  public Decided agree(InitiativeNumber number, long id, int seen, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = initiatives.get(number);
          PlanAccess access = rights.of(initiative, by);
          Side side = requireSide(initiative, access);
          ChangeRequest request = requests.findByIdAndNumber(id, number).orElse(null);
          if (request == null || !request.isOpen() || request.side() == side) {
            return Decided.of(Decided.Result.TOO_LATE);
          }
          WantedChange wanted = request.wanted(rows);
          Row row = there.of(wanted).orElse(null);
          if (row == null && wanted.act() != WantedChange.Act.ADD) {
            return Decided.of(Decided.Result.GONE);
          }
          if (row != null && there.isOvertaken(wanted, row, seen)) {
            return Decided.of(Decided.Result.OVERTAKEN);
          }
          List<FieldError> problems = editor.problems(wanted, initiative, access);
          if (!problems.isEmpty()) {
            return Decided.refused(problems);
          }
          request.agree(side, by.userId(), signed.size(change(wanted, initiative, access)), now());
          requests.saveAndFlush(request);
          history.record("agreed", request, wanted, by, "");
          if (request.size() == ChangeSize.GROUP) {
            events.publishEvent(
                new GroupAsked(number, request.id(), request.words(), request.madeBy()));
            return Decided.of(Decided.Result.ASKS_GROUP);
          }
          return apply(request, wanted, by);
        });
  }

  /** Writes what was agreed, in the name of who asked for it. */
  private Decided apply(ChangeRequest request, WantedChange wanted, @Nullable Actor agreed) {
    Actor by = people.actor(request.madeBy()).orElse(agreed);
    if (by == null) {
      return Decided.of(Decided.Result.GONE);
    }
    int seen = there.of(wanted).map(Row::revision).orElse(0);
    Outcome outcome = editor.agreed(wanted, seen, by);
    if (outcome instanceof Outcome.Done done) {
      int position = done.row().position();
      request.apply(
          rows.lastChange(wanted.number(), wanted.section(), position),
          wanted.act() == WantedChange.Act.ADD ? position : null,
          now());
      requests.saveAndFlush(request);
      history.record("applied", request, wanted, null, "");
    }
    return Decided.of(outcome);
  }

  /** The other side declines, and says why; false when it was decided before. */
  public boolean decline(InitiativeNumber number, long id, String why, Actor by) {
    return turns.shared(
        number,
        () -> {
          Side side = side(number, by);
          return become(
              number,
              id,
              "declined",
              by,
              why,
              (request, at) -> request.decline(side, by.userId(), why, at));
        });
  }

  /** The side that asked takes it back; false when it was decided before. */
  public boolean withdraw(InitiativeNumber number, long id, Actor by) {
    return turns.shared(
        number,
        () -> {
          Side side = side(number, by);
          return become(
              number,
              id,
              "withdrawn",
              by,
              "",
              (request, at) -> request.withdraw(side, by.userId(), at));
        });
  }

  /** What nobody answered in time, or what a plan is no longer changed for. */
  void lapse(InitiativeNumber number, long id) {
    turns.shared(
        number, () -> become(number, id, "lapsed", null, "", (request, at) -> request.lapse(at)));
  }

  /**
   * What the steering group decided. What it approved is written; if that is not possible any more,
   * because its row is gone, it lapses.
   *
   * @param outcome {@code granted}, {@code refused}, or {@code withdrawn} with the initiative
   */
  public void concluded(InitiativeNumber number, long id, String outcome) {
    ChangeRequest request = requests.findByIdAndNumber(id, number).orElseThrow();
    boolean written =
        outcome.equals("granted") && apply(request, request.wanted(rows), null).isDone();
    if (!written) {
      boolean refused = outcome.equals("refused");
      become(
          number,
          id,
          refused ? "refused" : "lapsed",
          null,
          "",
          refused ? ChangeRequest::refuse : ChangeRequest::lapse);
    }
  }

  private boolean become(
      InitiativeNumber number,
      long id,
      String what,
      @Nullable Actor by,
      String words,
      BiPredicate<ChangeRequest, Instant> transition) {
    ChangeRequest request = requests.findByIdAndNumber(id, number).orElse(null);
    if (request == null || !transition.test(request, now())) {
      return false;
    }
    requests.saveAndFlush(request);
    history.record(what, request, request.wanted(rows), by, words);
    return true;
  }

  private PlanGuard.Change change(WantedChange wanted, Initiative initiative, PlanAccess access) {
    Row row = there.of(wanted).orElse(null);
    return new PlanGuard.Change(
        initiative,
        access.phase(),
        wanted.section(),
        row,
        wanted.after(row),
        access.actor(),
        false);
  }

  private Side side(InitiativeNumber number, Actor by) {
    Initiative initiative = initiatives.get(number);
    return requireSide(initiative, rights.of(initiative, by));
  }

  private static Side requireSide(Initiative initiative, PlanAccess access) {
    return Side.of(initiative, access)
        .orElseThrow(() -> new AccessDeniedException("they signed neither side of this plan"));
  }

  private LocalDate lastDay(InitiativeNumber number) {
    LocalDate today = days.todayOf(number);
    return today.plusDays(policy.value("plan.requestDays", today).intValueExact());
  }

  private Instant now() {
    return clock.instant();
  }
}
