package org.capacitycompact.steering.question;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.criteria.WaivedGates;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The register of waivers: the steering group may waive a failed gate for one initiative by a vote
 * (S108), with a reason, a last day and conditions. After the last day the gate blocks again at its
 * next evaluation. Tied cooperation (S21) and the local share itself (S10) can never be waived.
 */
@Embodies(value = "S108", as = Embodies.As.RECORD)
@Service
public class Waivers implements WaivedGates {

  /** The form that asks for it. */
  public static final String FORM = "ask-waiver";

  /**
   * No vote can waive what these gates protect: that help is untied ("above all"), and that there
   * is a local share at all. The database enforces it too. For less than the minimum share see
   * {@link LowerShares}.
   */
  private static final Set<String> NEVER = Set.of("S10", "S21");

  private static final List<String> WITH_GATES = List.of("ownership", "quality");
  private static final int LONGEST_YEARS = 1;

  private final JdbcClient database;
  private final Verdicts verdicts;
  private final Questions questions;
  private final Initiatives initiatives;
  private final InitiativeLock lock;
  private final Chronicle chronicle;
  private final ApplicationEventPublisher events;
  private final CountryDays days;
  private final Clock clock;

  Waivers(
      JdbcClient database,
      Verdicts verdicts,
      Questions questions,
      Initiatives initiatives,
      InitiativeLock lock,
      Chronicle chronicle,
      ApplicationEventPublisher events,
      CountryDays days,
      Clock clock) {
    this.database = database;
    this.verdicts = verdicts;
    this.questions = questions;
    this.initiatives = initiatives;
    this.lock = lock;
    this.chronicle = chronicle;
    this.events = events;
    this.days = days;
    this.clock = clock;
  }

  /** A request; {@code until} is the last day on which the gate would not block. */
  public record Asked(String clause, String reason, LocalDate until, @Nullable String offered) {}

  /** Why a waiver cannot be requested. */
  public enum Refusal {
    /** S10 and S21 can never be waived. */
    NEVER,
    /** The initiative has ended, or has passed its last gate. */
    TOO_LATE,
    /** The clause does not block in the newest verdicts. */
    NOT_FAILED,
    /** The group is already being asked. */
    ASKED_BEFORE,
    /** A waiver for it is in force. */
    IN_FORCE,
    PAST,
    TOO_LONG
  }

  /** Whether an initiative still has gates of ownership or quality ahead. */
  public static boolean hasGatesAhead(Initiative initiative) {
    return initiative.status() == Status.RUNNING
        && initiative.stage().compareTo(Stage.APPROVAL) <= 0;
  }

  /** The clauses whose gate failed in the newest verdicts and can be waived, in order. */
  public List<String> waivable(Initiative initiative) {
    List<String> failed =
        hasGatesAhead(initiative) ? failed(initiative.number()).toList() : List.<String>of();
    if (failed.isEmpty()) {
      return failed;
    }
    Set<String> taken = new HashSet<>(inForce(initiative.number()));
    taken.addAll(asked(initiative.number()));
    return failed.stream().filter(clause -> !taken.contains(clause)).toList();
  }

  /**
   * Records the question and puts it to the group. Callers check first that this person may ask.
   *
   * @return the reason why not, with nothing changed; empty on success
   */
  public Optional<Refusal> ask(InitiativeNumber number, Asked asked, Actor by) {
    return lock.shared(number, () -> put(number, asked, by));
  }

  private Optional<Refusal> put(InitiativeNumber number, Asked asked, Actor by) {
    questions.lock(number);
    Optional<Refusal> refusal = refusal(initiatives.get(number), asked);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<Long> question =
        database
            .sql(
                """
                insert into steering_question (number, kind, clause, reason, waived_until, offered,
                  asked_by, asked_at, asked_on)
                values (:number, 'waiver', :clause, :reason, :until, :offered, :by, :at, :on)
                on conflict do nothing returning id
                """)
            .param("number", number)
            .param("clause", asked.clause())
            .param("reason", asked.reason())
            .param("until", asked.until())
            .param("offered", asked.offered())
            .param("by", by.userId())
            .param("at", SqlTime.now(clock))
            .param("on", days.todayOf(number))
            .query(Long.class)
            .optional();
    if (question.isEmpty()) {
      return Optional.of(Refusal.ASKED_BEFORE);
    }
    chronicle.record(number, "waiver.asked", by, asked.clause(), asked.until().toString());
    events.publishEvent(new QuestionAsked(question.get(), number, "waiver"));
    return Optional.empty();
  }

  @Override
  public List<InForce> of(InitiativeNumber number) {
    return database
        .sql(
            """
            select id, clause from steering_question
            where number = ? and kind = 'waiver' and outcome = 'granted' and waived_until >= ?
            """)
        .params(number, days.todayOf(number))
        .query(InForce.class)
        .list()
        .stream()
        .filter(waiver -> !NEVER.contains(waiver.clause()))
        .sorted(Comparator.comparing(InForce::clause, IN_ORDER))
        .toList();
  }

  private List<String> inForce(InitiativeNumber number) {
    return of(number).stream().map(InForce::clause).toList();
  }

  private Optional<Refusal> refusal(Initiative initiative, Asked asked) {
    InitiativeNumber number = initiative.number();
    if (NEVER.contains(asked.clause())) {
      return Optional.of(Refusal.NEVER);
    }
    if (!hasGatesAhead(initiative)) {
      return Optional.of(Refusal.TOO_LATE);
    }
    if (asked.until().isBefore(days.todayOf(number))) {
      return Optional.of(Refusal.PAST);
    }
    if (asked.until().isAfter(days.todayOf(number).plusYears(LONGEST_YEARS))) {
      return Optional.of(Refusal.TOO_LONG);
    }
    if (inForce(number).contains(asked.clause())) {
      return Optional.of(Refusal.IN_FORCE);
    }
    if (asked(number).contains(asked.clause())) {
      return Optional.of(Refusal.ASKED_BEFORE);
    }
    return failed(number).anyMatch(asked.clause()::equals)
        ? Optional.empty()
        : Optional.of(Refusal.NOT_FAILED);
  }

  private List<String> asked(InitiativeNumber number) {
    return database
        .sql(
            """
            select clause from steering_question
            where number = ? and kind = 'waiver' and outcome is null
            """)
        .param(number)
        .query(String.class)
        .list();
  }

  private Stream<String> failed(InitiativeNumber number) {
    return verdicts.latest(number).stream()
        .filter(verdict -> WITH_GATES.contains(verdict.decision()))
        .flatMap(verdict -> verdict.findings().stream())
        .filter(Finding::gate)
        .map(Finding::criterion)
        .filter(clause -> !NEVER.contains(clause))
        .distinct()
        .sorted(IN_ORDER);
  }

  private static final Comparator<String> IN_ORDER =
      Comparator.comparing(clause -> Integer.parseInt(clause.substring(1)));
}
