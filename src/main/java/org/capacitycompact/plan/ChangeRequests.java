package org.capacitycompact.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
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
  private final GroupTurn group;
  private final Initiatives initiatives;
  private final ChangeRequestRepository requests;
  private final PlanRows rows;
  private final PlanRights rights;
  private final PlanEditor editor;
  private final WantedRows there;
  private final Owners owners;
  private final SignedPlan signed;
  private final RequestHistory history;
  private final PolicyValues policy;
  private final CountryDays days;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangeRequests(
      InitiativeLock turns,
      GroupTurn group,
      Initiatives initiatives,
      ChangeRequestRepository requests,
      PlanRows rows,
      PlanRights rights,
      PlanEditor editor,
      WantedRows there,
      Owners owners,
      SignedPlan signed,
      RequestHistory history,
      PolicyValues policy,
      CountryDays days,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.turns = turns;
    this.group = group;
    this.initiatives = initiatives;
    this.requests = requests;
    this.rows = rows;
    this.rights = rights;
    this.editor = editor;
    this.there = there;
    this.owners = owners;
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
          rows.hold(wanted.number());
          Initiative initiative = initiatives.get(wanted.number());
          PlanAccess access = rights.of(initiative, by);
          Side side = requireSide(initiative, access);
          List<FieldError> problems =
              new ArrayList<>(ofOthers(wanted, side == Side.PARTNER ? by : null));
          problems.addAll(editor.problems(wanted, initiative, access));
          if (!problems.isEmpty()) {
            return problems;
          }
          ChangeSize size = signed.size(there.change(wanted, initiative, access, false));
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

  private static FieldError problem(WantedChange wanted, String key, String... args) {
    return FieldError.of(
        wanted.changed().keySet().stream().findFirst().orElse(wanted.section().nameField()),
        key,
        args);
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
          group.lock(number);
          rows.hold(number);
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
          Actor partner = side == Side.PARTNER ? by : people.actor(request.madeBy()).orElse(by);
          List<FieldError> problems = new ArrayList<>(ofOthers(wanted, partner));
          problems.addAll(editor.problems(wanted, initiative, access));
          if (!problems.isEmpty()) {
            return Decided.refused(problems);
          }
          ChangeSize takes =
              request.taking(signed.size(there.change(wanted, initiative, access, false)));
          Integer revision = row == null ? null : row.revision();
          Supplier<ChangeRequest> agreed =
              () -> {
                request.agree(side, by.userId(), takes, revision, now());
                requests.saveAndFlush(request);
                history.record("agreed", request, wanted, by, "");
                return request;
              };
          if (takes == ChangeSize.GROUP) {
            agreed.get();
            events.publishEvent(
                new GroupAsked(number, request.id(), request.words(), request.madeBy()));
            return Decided.of(Decided.Result.ASKS_GROUP);
          }
          return apply(people.actor(request.madeBy()).orElse(by), wanted, agreed);
        });
  }

  /**
   * Writes what was agreed.
   *
   * @param by who asked for it, in whose name it is written
   * @param agreed the request, once it is written; one that is not written stays as it was
   */
  private Decided apply(Actor by, WantedChange wanted, Supplier<ChangeRequest> agreed) {
    int seen = there.of(wanted).map(Row::revision).orElse(0);
    Outcome outcome = editor.agreed(wanted, seen, by);
    if (outcome instanceof Outcome.Done done) {
      int position = done.row().position();
      ChangeRequest request = agreed.get();
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
          Side side = side(number, id, by);
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
          Side side = side(number, id, by);
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
   * because its row is gone, somebody changed the same since both sides agreed, or the plan is not
   * changed any more, it lapses.
   *
   * @param outcome {@code granted}, {@code refused}, or {@code withdrawn} with the initiative
   */
  public void concluded(InitiativeNumber number, long id, String outcome) {
    boolean granted = outcome.equals("granted");
    if (granted) {
      rows.hold(number);
    }
    if (!granted || !isWritten(requests.findByIdAndNumber(id, number).orElseThrow())) {
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

  private boolean isWritten(ChangeRequest request) {
    WantedChange wanted = request.wanted(rows);
    Row row = there.of(wanted).orElse(null);
    Integer seen = request.agreedRevision() == null ? wanted.base() : request.agreedRevision();
    boolean overtaken = row != null && seen != null && there.isOvertaken(wanted, row, seen);
    return !overtaken
        && rows.phase(wanted.number()).filter(Phase.AGREED::equals).isPresent()
        && people
            .actor(request.madeBy())
            .filter(by -> apply(by, wanted, () -> request).isDone())
            .isPresent();
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

  /** On which side they answer a request; about a partner's row no other partner does. */
  private Side side(InitiativeNumber number, long id, Actor by) {
    Initiative initiative = initiatives.get(number);
    Side side = requireSide(initiative, rights.of(initiative, by));
    boolean others =
        side == Side.PARTNER
            && requests
                .findByIdAndNumber(id, number)
                .map(request -> request.wanted(rows))
                .filter(wanted -> !ofOthers(wanted, by).isEmpty())
                .isPresent();
    if (others) {
      throw new AccessDeniedException("this row of the plan is another partner's");
    }
    return side;
  }

  /**
   * What a change would bind another partner to.
   *
   * @param partner who asks or agrees for the partners; null while none does
   */
  private List<FieldError> ofOthers(WantedChange wanted, @Nullable Actor partner) {
    Set<String> theirs = owners.of(wanted, there.of(wanted).orElse(null));
    if (theirs.size() > 1) {
      return List.of(problem(wanted, "plan.change.twoPartners", owners.names(theirs)));
    }
    return partner == null || theirs.isEmpty() || partner.isTiedTo(theirs)
        ? List.of()
        : List.of(problem(wanted, "plan.change.othersRow", owners.names(theirs)));
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
