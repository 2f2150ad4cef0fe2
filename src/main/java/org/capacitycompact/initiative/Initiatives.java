package org.capacitycompact.initiative;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.capacitycompact.platform.engine.ProcessStarts;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Raises initiatives and maintains their state. */
@Service
@Transactional
public class Initiatives {

  private final InitiativeRepository initiatives;
  private final EntityManager entities;
  private final Chronicle chronicle;
  private final ProcessStarts starts;
  private final ProcessMessages messages;
  private final JdbcClient database;
  private final CountryDays days;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final InitiativeLock lock;

  Initiatives(
      InitiativeRepository initiatives,
      EntityManager entities,
      Chronicle chronicle,
      ProcessStarts starts,
      ProcessMessages messages,
      JdbcClient database,
      CountryDays days,
      Clock clock,
      ApplicationEventPublisher events,
      InitiativeLock lock) {
    this.initiatives = initiatives;
    this.entities = entities;
    this.chronicle = chronicle;
    this.starts = starts;
    this.messages = messages;
    this.database = database;
    this.days = days;
    this.clock = clock;
    this.events = events;
    this.lock = lock;
  }

  /** Raises a demand: numbers the initiative, opens it to its country and starts its process. */
  public Initiative raise(NewInitiative facts, Actor by) {
    // Nobody can see it until it is opened to its country.
    RowScope.liftUntilTheTransactionEnds();
    Instant now = clock.instant();
    InitiativeNumber number = nextNumber(facts.country(), now);
    Initiative raised = initiatives.save(Initiative.raised(number, facts, by.userId(), now));
    openTo(number, "country:" + facts.country());
    chronicle.record(number, "raised", by, facts.title());
    starts.start(
        LifecycleProcess.ID, number.value(), List.of(LifecycleProcess.COUNTRY.is(facts.country())));
    events.publishEvent(new InitiativeRaised(raised, by));
    return raised;
  }

  /**
   * The initiative, whoever asks: for rules, never for showing.
   *
   * @throws ObjectRetrievalFailureException where there is none, or the rows of whoever acts do not
   *     show it; the doors answer as to what is not there
   */
  @Transactional(readOnly = true)
  public Initiative get(InitiativeNumber number) {
    return byNumber(number)
        .orElseThrow(() -> new ObjectRetrievalFailureException(Initiative.class, number));
  }

  /** The initiative if this person may see it, else empty. */
  @Transactional(readOnly = true)
  public Optional<Initiative> visible(InitiativeNumber number, Actor actor) {
    return sees(number, actor) ? byNumber(number) : Optional.empty();
  }

  private Optional<Initiative> byNumber(InitiativeNumber number) {
    return entities.unwrap(Session.class).bySimpleNaturalId(Initiative.class).loadOptional(number);
  }

  private boolean sees(InitiativeNumber number, Actor actor) {
    return database
        .sql(
            "select exists (select 1 from initiative_audience where number = :number and audience"
                + " in (:audiences))")
        .param("number", number)
        .param("audiences", actor.audiences())
        .query(Boolean.class)
        .single();
  }

  /** Opens the initiative to one more audience: {@code group:secretariat}, {@code user:amina}. */
  public void openTo(InitiativeNumber number, String audience) {
    database
        .sql(
            "insert into initiative_audience (number, audience) values (?, ?) on conflict do"
                + " nothing")
        .params(number, audience)
        .update();
  }

  /**
   * Closes the initiative to a person again. What is open to their groups, or through another of
   * their tasks, stays open.
   *
   * @param task the step that they leave
   */
  public void closeTo(InitiativeNumber number, String audience, String task) {
    database
        .sql(
            """
            delete from initiative_audience a where number = :number and audience = :audience
              and not exists (select from work_item w
                where w.number = a.number and w.audience = a.audience
                  and w.task <> :task)
            """)
        .param("number", number)
        .param("audience", audience)
        .param("task", task)
        .update();
  }

  public void retitle(InitiativeNumber number, String title) {
    Initiative initiative = get(number);
    chronicle.addChange(number, "title", initiative.title(), title);
    initiative.retitle(title);
  }

  public void putOnTrack(InitiativeNumber number, String track) {
    Initiative initiative = get(number);
    chronicle.addChange(number, "track", initiative.track(), track);
    initiative.putOnTrack(track);
  }

  /**
   * Stops the initiative because the country says no (S5). It waits for everyone who is acting on
   * the initiative at this moment; later acts find it stopped. Call it outside a transaction.
   *
   * @return false when the initiative has ended already
   */
  @Transactional(propagation = Propagation.NEVER)
  public boolean stop(InitiativeNumber number, Actor by, String reasonKind, String reason) {
    return lock.exclusive(number, () -> stopped(number, by, reasonKind, reason));
  }

  private boolean stopped(InitiativeNumber number, Actor by, String reasonKind, String reason) {
    Initiative initiative = get(number);
    if (!initiative.status().isOpen()) {
      return false;
    }
    initiative.endReason(reason);
    chronicle.record(number, "stopped", by, reasonKind, reason);
    messages.send(LifecycleProcess.COUNTRY_STOPS, number.value());
    return true;
  }

  /** Suspends the work; false when it is not running. */
  public boolean suspend(InitiativeNumber number, @Nullable Actor by, String reason) {
    Initiative initiative = get(number);
    Status before = initiative.status();
    boolean suspended = initiative.suspend();
    if (suspended) {
      chronicle.addChange(number, "status", before, initiative.status());
      chronicle.record(number, "suspended", by, reason);
    }
    return suspended;
  }

  public void resume(InitiativeNumber number, Actor by) {
    Initiative initiative = get(number);
    Status before = initiative.status();
    initiative.resume();
    chronicle.addChange(number, "status", before, initiative.status());
    chronicle.record(number, "resumed", by);
  }

  void reachStage(InitiativeNumber number, Stage stage) {
    Initiative initiative = get(number);
    if (initiative.stage() != stage) {
      chronicle.addChange(number, "stage", initiative.stage(), stage);
      initiative.reachStage(stage);
      chronicle.record(number, "stage", null, stage.name());
    }
  }

  void end(InitiativeNumber number, Status status) {
    Initiative initiative = get(number);
    Status before = initiative.status();
    if (initiative.end(status, clock.instant())) {
      chronicle.addChange(number, "status", before, initiative.status());
      chronicle.record(number, "ended", null, status.name());
      events.publishEvent(new InitiativeEnded(number, status));
    }
  }

  private InitiativeNumber nextNumber(String country, Instant now) {
    int year = days.day(country, now).getYear();
    int next =
        database
            .sql(
                """
                insert into initiative_number as n (country, year, last) values (?, ?, 1)
                on conflict (country, year) do update set last = n.last + 1 returning last
                """)
            .params(country, year)
            .query(Integer.class)
            .single();
    return InitiativeNumber.of("%s-%d-%03d".formatted(country, year, next));
  }
}
