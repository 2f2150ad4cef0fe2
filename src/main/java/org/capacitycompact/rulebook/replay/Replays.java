package org.capacitycompact.rulebook.replay;

import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Runs of drafts over past verdicts. They work in the background, one at a time on each node, for
 * the person who asked and only on rows open to that person, and write their progress to the
 * database.
 */
@Service
public class Replays {

  /** A run that has not written progress for this long has stopped with its node. */
  private static final Duration SILENT = Duration.ofMinutes(1);

  /** A batch takes less than a second. */
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(5);

  private final JdbcClient database;
  private final ReplayWork work;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          running -> {
            Thread replaying = new Thread(running, "replay");
            replaying.setDaemon(true);
            return replaying;
          });

  Replays(JdbcClient database, ReplayWork work, Clock clock) {
    this.database = database;
    this.work = work;
    this.clock = clock;
  }

  /**
   * Starts a run over what this person may see, unless one of theirs is running for the draft. It
   * replaces the results of their previous run.
   *
   * @param since the first day; null from the beginning
   * @param until the last day; null to now
   * @return false when one is running already
   * @throws IllegalArgumentException for a draft that did not pass the check and so may not be
   *     evaluated
   */
  public boolean start(
      Draft draft, @Nullable LocalDate since, @Nullable LocalDate until, Actor by) {
    if (!draft.sound()) {
      throw new IllegalArgumentException("draft " + draft.id() + " did not pass the check");
    }
    OffsetDateTime now = SqlTime.now(clock);
    Optional<Long> started = begun(draft, since, until, by, now);
    started.ifPresent(
        id -> {
          work.expect(id);
          Period period = Period.of(draft.decision(), since, until, ReaderZone.get());
          thread.execute(RowScope.carrying(() -> work.run(id, draft, period)));
        });
    return started.isPresent();
  }

  private Optional<Long> begun(
      Draft draft,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      Actor by,
      OffsetDateTime now) {
    database
        .sql(
            """
            delete from replay where draft = ? and asked_by = ?
              and (state <> 'RUNNING' or told_at <= ?)
            """)
        .params(draft.id(), by.userId(), now.minus(SILENT))
        .update();
    return database
        .sql(
            """
            insert into replay (draft, decision, since, until, asked_by, started_at, told_at)
            values (:draft, :decision, :since, :until, :by, :now, :now)
            on conflict (draft, asked_by) where state = 'RUNNING' do nothing returning id
            """)
        .param("draft", draft.id())
        .param("decision", draft.decision())
        .param("since", since)
        .param("until", until)
        .param("by", by.userId())
        .param("now", now)
        .query(Long.class)
        .optional();
  }

  /** This person's newest run of a draft. */
  public Optional<Replay> newest(long draft, Actor by) {
    return database
        .sql("select * from replay where draft = ? and asked_by = ? order by id desc limit 1")
        .params(draft, by.userId())
        .query(this::replay)
        .optional();
  }

  private Replay replay(ResultSet row, int number) throws SQLException {
    return new Replay(
        row.getLong("id"),
        row.getLong("draft"),
        state(row),
        row.getObject("since", LocalDate.class),
        row.getObject("until", LocalDate.class),
        row.getTimestamp("started_at").toInstant(),
        SqlTime.instant(row, "finished_at"),
        row.getInt("tried"),
        row.getObject("expected", Integer.class));
  }

  private Replay.State state(ResultSet row) throws SQLException {
    Replay.State state = Replay.State.valueOf(row.getString("state"));
    Instant told = row.getTimestamp("told_at").toInstant();
    return state == Replay.State.RUNNING && told.isBefore(clock.instant().minus(SILENT))
        ? Replay.State.STOPPED
        : state;
  }

  /** Marks running and waiting runs as stopped, as far as time allows. */
  @PreDestroy
  void stop() throws InterruptedException {
    work.stop();
    thread.shutdown();
    if (!thread.awaitTermination(UNTIL_TOLD.toSeconds(), TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }
}
