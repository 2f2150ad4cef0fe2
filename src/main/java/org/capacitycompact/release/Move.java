package org.capacitycompact.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.capacitycompact.initiative.ProcessesMoved;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.engine.DeployedReleases;
import org.capacitycompact.platform.engine.ReleasedProcesses;
import org.capacitycompact.release.InstanceMove.Outcome;
import org.capacitycompact.worklist.MoveAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Moves everything that runs to the models of this release, one process after another, while people
 * continue to work. One node does it at a time.
 */
@Service
class Move implements MoveAgain {

  private static final Logger log = LoggerFactory.getLogger(Move.class);
  private static final String LOCK = "select pg_try_advisory_lock(hashtext('compact move'))";
  private static final String UNLOCK = "select pg_advisory_unlock(hashtext('compact move'))";
  private static final int TOLD_EVERY = 200;

  private final RunningProcesses running;
  private final InstanceMove instances;
  private final ReleasedProcesses processes;
  private final DeployedReleases releases;
  private final Release release;
  private final ApplicationEventPublisher events;
  private final DataSource database;
  private volatile MoveResult last = MoveResult.NOTHING;

  Move(
      RunningProcesses running,
      InstanceMove instances,
      ReleasedProcesses processes,
      DeployedReleases releases,
      Release release,
      ApplicationEventPublisher events,
      DataSource database) {
    this.running = running;
    this.instances = instances;
    this.processes = processes;
    this.releases = releases;
    this.release = release;
    this.events = events;
    this.database = database;
  }

  /** The result; empty when another node is moving, or a newer release has run here. */
  Optional<MoveResult> run() {
    if (isSuperseded()) {
      return Optional.empty();
    }
    if (left().isEmpty()) {
      return Optional.of(MoveResult.NOTHING);
    }
    MoveResult moved;
    try (Connection held = database.getConnection()) {
      if (!answer(held, LOCK)) {
        log.info("Another node brings what runs to release {}", release);
        return Optional.empty();
      }
      try {
        moved = moveAll();
      } finally {
        answer(held, UNLOCK);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the move cannot be begun", failure);
    }
    if (moved.moved() > 0) {
      events.publishEvent(new ProcessesMoved());
    }
    return Optional.of(moved);
  }

  @Override
  public void moveAgain(String processInstance) {
    running.find(processInstance, brought()).ifPresent(instances::move);
  }

  private MoveResult moveAll() {
    List<RunningProcess> left = left();
    // Processes that stay are checked again and again, but logged once.
    boolean tell = left.size() != last.stay();
    if (tell) {
      log.info("Bringing {} processes that run to release {}", left.size(), release);
    }
    Map<Outcome, Integer> ends = new EnumMap<>(Outcome.class);
    int done = 0;
    for (RunningProcess process : left) {
      ends.merge(move(process), 1, Integer::sum);
      if (++done % TOLD_EVERY == 0) {
        log.info("{} of {} processes are done", done, left.size());
      }
    }
    MoveResult moved = MoveResult.of(ends);
    if (tell || !moved.equals(last)) {
      log.info("Release {}: {}", release, moved);
    }
    last = moved;
    return moved;
  }

  /** An unforeseen failure of one does not affect the others. */
  private Outcome move(RunningProcess process) {
    try {
      return instances.move(process);
    } catch (RuntimeException unforeseen) {
      log.error("{} of {} was not moved", process.process(), process.number(), unforeseen);
      return Outcome.BUSY;
    }
  }

  private List<RunningProcess> left() {
    return running.broughtByOthersThan(brought());
  }

  /** This release's own deployment, and those of newer releases for their nodes. */
  private List<String> brought() {
    List<String> brought = new ArrayList<>(releases.newerThan(release));
    brought.add(processes.deployment());
    return brought;
  }

  /** Whether a newer release, or another build of the same, has been started. */
  private boolean isSuperseded() {
    return !releases.isNewest(release, processes.deployment());
  }

  private static boolean answer(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}
