package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.engine.ModelBean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long things may take (S139): the days of the deadline table, in the formats used by models.
 */
@Embodies(value = "S139", as = Embodies.As.RULE)
@ModelBean("deadlines")
public class Deadlines {

  private static final Duration KEPT = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Clock clock;
  private volatile @Nullable Table known;

  Deadlines(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The period of a step as an ISO 8601 duration. */
  public String period(String name) {
    return "P%dD".formatted(days(name));
  }

  /** Twice per period of a stage: the first time reminds, the second tells the secretariat. */
  public String chase(String stage) {
    return "R2/P%dD".formatted(days(stage));
  }

  Instant due(String task) {
    return clock.instant().plus(days(task), ChronoUnit.DAYS);
  }

  /** The days that a step or a stage may take. */
  public int days(String name) {
    Map<String, Integer> days = table();
    return Objects.requireNonNull(days.getOrDefault(name, days.get("default")), "default deadline");
  }

  /** Needed with every task and timer, so it is read at most once a minute. */
  private Map<String, Integer> table() {
    Instant now = clock.instant();
    Table latest = known;
    if (latest == null || Duration.between(latest.readAt(), now).abs().compareTo(KEPT) > 0) {
      latest = new Table(read(), now);
      known = latest;
    }
    return latest.days();
  }

  private Map<String, Integer> read() {
    return database
        .sql("select name, days from deadline")
        .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private record Table(Map<String, Integer> days, Instant readAt) {}
}
