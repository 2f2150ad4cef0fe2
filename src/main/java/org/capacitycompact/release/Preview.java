package org.capacitycompact.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.engine.DeployedReleases;
import org.capacitycompact.platform.engine.ModelFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a move would do, found by reading only. It also works on a database on which this release
 * has not been started and which the release before still serves.
 */
record Preview(Release release, List<Line> lines) {

  /**
   * What would happen to one running process.
   *
   * @param from the release whose models it follows
   * @param obstacle why it would stay; null when it would move
   */
  record Line(RunningProcess process, Release from, @Nullable Obstacle obstacle) {}

  static Preview of(
      JdbcClient database,
      DeployedReleases releases,
      Release release,
      MovePlan plan,
      ModelFiles files) {
    if (!exists(database, "act_ru_execution")) {
      throw new IllegalStateException(
          "There is no Compact in this database: look at the settings.");
    }
    boolean named = exists(database, "deployed_release");
    if (named && releases.isSuperseded(release)) {
      throw new IllegalStateException("A newer release is in use there.");
    }
    RunningProcesses running = new RunningProcesses(database);
    Function<String, Release> broughtBy = named ? releases::of : any -> Release.FIRST;
    MoveCheck check = new MoveCheck(running, plan, files, broughtBy);
    List<Line> lines = new ArrayList<>();
    for (RunningProcess process :
        running.broughtByOthersThan(own(releases, release, files, named))) {
      lines.add(new Line(process, check.release(process), check.obstacle(process).orElse(null)));
    }
    return new Preview(release, lines);
  }

  /** Deployments that stay as they are; empty when the engine has not run here yet. */
  private static Collection<String> own(
      DeployedReleases releases, Release release, ModelFiles files, boolean named) {
    if (!named) {
      return List.of();
    }
    List<String> own = new ArrayList<>(releases.newerThan(release));
    releases.unchanged(files.digest()).ifPresent(last -> own.add(last.deploymentId()));
    return own;
  }

  private static boolean exists(JdbcClient database, String table) {
    return database
        .sql("select to_regclass(?) is not null")
        .param(table)
        .query(Boolean.class)
        .single();
  }

  long stay() {
    return lines.stream().filter(line -> line.obstacle() != null).count();
  }

  /** How many would move, and how many there are, by process. */
  Map<String, int[]> byProcess() {
    Map<String, int[]> counts = new TreeMap<>();
    lines.forEach(
        line -> {
          int[] count = counts.computeIfAbsent(line.process().process(), any -> new int[2]);
          count[0] += line.obstacle() == null ? 1 : 0;
          count[1]++;
        });
    return counts;
  }
}
