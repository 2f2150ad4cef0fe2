package org.capacitycompact.steering.question;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Lets the steering group choose the valid version of a table for a running initiative, which
 * otherwise keeps the version that judged it (S108).
 */
@Service
public class NewerCriteria {

  /** The form that asks for it. */
  public static final String FORM = "ask-newer-criteria";

  private final JdbcClient database;
  private final Questions questions;
  private final Initiatives initiatives;
  private final InitiativeLock lock;
  private final Chronicle chronicle;
  private final ApplicationEventPublisher events;
  private final CountryDays days;
  private final Clock clock;

  NewerCriteria(
      JdbcClient database,
      Questions questions,
      Initiatives initiatives,
      InitiativeLock lock,
      Chronicle chronicle,
      ApplicationEventPublisher events,
      CountryDays days,
      Clock clock) {
    this.database = database;
    this.questions = questions;
    this.initiatives = initiatives;
    this.lock = lock;
    this.chronicle = chronicle;
    this.events = events;
    this.days = days;
    this.clock = clock;
  }

  /**
   * A decision with a newer valid version than the one that judged an initiative.
   *
   * @param version the valid version
   * @param held the oldest version that judged it
   */
  public record Newer(String decision, int version, int held) {}

  /**
   * The versions that the group may be asked about, without those being asked or already granted.
   */
  public List<Newer> of(Initiative initiative) {
    if (!initiative.status().isOpen()) {
      return List.of();
    }
    return database
        .sql(
            """
            with judged as (
              select distinct on (decision, step) decision, step, version from verdict
              where number = :number order by decision, step, id desc),
            held as (
              select distinct on (decision) decision, version from decision_version
              where valid_from <= :now and withdrawn_at is null and definition_id is not null
              order by decision, valid_from desc, version desc)
            select held.decision, held.version, min(judged.version) as held
            from judged join held using (decision)
            where judged.version < held.version
              and not exists (select 1 from version_choice c where c.number = :number
                and c.decision = held.decision and c.version >= held.version)
              and not exists (select 1 from steering_question q where q.number = :number
                and q.decision = held.decision and q.outcome is null)
            group by held.decision, held.version order by held.decision
            """)
        .param("number", initiative.number())
        .param("now", SqlTime.now(clock))
        .query(Newer.class)
        .list();
  }

  /**
   * Records the question and puts it to the group. Callers check first that this person may ask.
   *
   * @return false when there is no newer version, or the group is already being asked
   */
  public boolean ask(InitiativeNumber number, String decision, String reason, Actor by) {
    return lock.shared(number, () -> putIfNewer(number, decision, reason, by));
  }

  private boolean putIfNewer(InitiativeNumber number, String decision, String reason, Actor by) {
    questions.lock(number);
    return of(initiatives.get(number)).stream()
        .filter(newer -> newer.decision().equals(decision))
        .findFirst()
        .filter(newer -> put(number, newer, reason, by))
        .isPresent();
  }

  /** Makes the version of a granted question judge its initiative from now on. */
  public void applyGranted(Question granted) {
    database
        .sql(
            """
            insert into version_choice (number, decision, version, question, chosen_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            granted.number(),
            granted.decision(),
            granted.version(),
            granted.id(),
            SqlTime.now(clock))
        .update();
  }

  private boolean put(InitiativeNumber number, Newer newer, String reason, Actor by) {
    List<Long> question =
        database
            .sql(
                """
                insert into steering_question (number, kind, decision, version, reason, asked_by,
                  asked_at, asked_on)
                values (:number, 'newerCriteria', :decision, :version, :reason, :by, :at, :on)
                on conflict do nothing returning id
                """)
            .param("number", number)
            .param("decision", newer.decision())
            .param("version", newer.version())
            .param("reason", reason)
            .param("by", by.userId())
            .param("at", SqlTime.now(clock))
            .param("on", days.todayOf(number))
            .query(Long.class)
            .list();
    if (question.isEmpty()) {
      return false;
    }
    chronicle.record(
        number, "newerCriteria.asked", by, newer.decision(), String.valueOf(newer.version()));
    events.publishEvent(new QuestionAsked(question.get(0), number, "newerCriteria"));
    return true;
  }
}
