package org.capacitycompact.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * One thread's database statements, counted exactly as the server ran them (each entry of a batch
 * counts), by the step during which they ran.
 */
final class StatementTally {

  private static final ThreadLocal<StatementTally> CURRENT = new ThreadLocal<>();
  private static final Pattern WRITES =
      Pattern.compile("^\\s*(insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

  /** The cost of a step, over all its executions. */
  static final class Step {
    int times;
    int statements;
    int roundTrips;
    int commits;
    int writeCommits;
    int mostWriteCommits;
    final Map<String, Integer> texts = new TreeMap<>();
  }

  private final Map<String, Step> steps = new LinkedHashMap<>();
  private Step running = new Step();
  private int writeCommitsBefore;

  /** The tally of this thread, or null when nothing is counted. */
  static StatementTally current() {
    return CURRENT.get();
  }

  static boolean writes(String sql) {
    return WRITES.matcher(sql).find();
  }

  /**
   * Counts this thread's statements during the step; statements outside of steps are not counted.
   */
  <T> T during(String step, Callable<T> work) {
    running = steps.computeIfAbsent(step, any -> new Step());
    running.times++;
    writeCommitsBefore = running.writeCommits;
    CURRENT.set(this);
    try {
      return work.call();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    } finally {
      CURRENT.remove();
      running.mostWriteCommits =
          Math.max(running.mostWriteCommits, running.writeCommits - writeCommitsBefore);
    }
  }

  void executed(String sql, int entries) {
    running.statements += entries;
    running.roundTrips++;
    running.texts.merge(shortened(sql), entries, Integer::sum);
  }

  void committed(boolean wrote) {
    running.commits++;
    if (wrote) {
      running.writeCommits++;
    }
  }

  Map<String, Step> steps() {
    return steps;
  }

  int statements() {
    return steps.values().stream().mapToInt(step -> step.statements).sum();
  }

  int roundTrips() {
    return steps.values().stream().mapToInt(step -> step.roundTrips).sum();
  }

  int commits() {
    return steps.values().stream().mapToInt(step -> step.commits).sum();
  }

  int writeCommits() {
    return steps.values().stream().mapToInt(step -> step.writeCommits).sum();
  }

  /** The most write transactions in one execution of a step of this kind. */
  int mostWriteCommits(String prefix) {
    return steps.entrySet().stream()
        .filter(step -> step.getKey().startsWith(prefix))
        .mapToInt(step -> step.getValue().mostWriteCommits)
        .max()
        .orElse(0);
  }

  /** The number of statements on tables with this prefix. */
  int statementsOn(String words) {
    return steps.values().stream()
        .flatMap(step -> step.texts.entrySet().stream())
        .filter(text -> text.getKey().toLowerCase(Locale.ROOT).contains(words))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** The statements that ran most often over all steps. */
  List<Map.Entry<String, Integer>> mostOften(int limit) {
    Map<String, Integer> all = new TreeMap<>();
    steps.values().forEach(step -> step.texts.forEach((sql, n) -> all.merge(sql, n, Integer::sum)));
    return all.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .toList();
  }

  private static String shortened(String sql) {
    String line = sql.replaceAll("\\s+", " ").strip();
    int from = line.toLowerCase(Locale.ROOT).indexOf(" from ");
    String said =
        line.toLowerCase(Locale.ROOT).startsWith("select") && from > 60
            ? "select …" + line.substring(from)
            : line;
    return said.length() > 150 ? said.substring(0, 150) + "…" : said;
  }
}
