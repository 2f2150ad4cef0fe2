package org.capacitycompact.worklist;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Dates that come near or pass, and are told: all that are due in one statement, which asks {@code
 * tell_once} for each, so that a date is told once whoever asks how often.
 */
public abstract class DatesToTell implements LongWait {

  private final String what;
  private final String tell;
  private final JdbcClient database;
  private final Clock clock;

  /**
   * @param what names them in the log, "offers that end"
   * @param tell the statement; it knows the moment as {@code :now} and counts
   */
  protected DatesToTell(String what, String tell, JdbcClient database, Clock clock) {
    this.what = what;
    this.tell = tell;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public final List<Due> due() {
    return List.of(new Due("What is told of " + what, this::tell));
  }

  private void tell() {
    database.sql(tell).param("now", SqlTime.now(clock)).query(Integer.class).single();
  }
}
