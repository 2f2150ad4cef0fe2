package org.capacitycompact;

import java.time.Clock;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.platform.RequestTrail;
import org.capacitycompact.platform.RequestTrail.Door;
import org.capacitycompact.platform.database.DatabaseCommands;
import org.capacitycompact.release.MoveCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Capacity Development Compact: one application, one PostgreSQL. */
@SpringBootApplication
public class CompactApplication {

  public static void main(String[] args) {
    if (VerifyCommand.isAsked(args)) {
      System.exit(VerifyCommand.run(args));
    }
    if (DatabaseCommands.isOne(args)) {
      System.exit(DatabaseCommands.run(Clock.systemUTC(), args));
    }
    if (MoveCommand.isAsked(args)) {
      System.exit(MoveCommand.run(CompactApplication.class, args));
    }
    try (RequestTrail.Course start = RequestTrail.from(null, Door.START).begin()) {
      SpringApplication.run(CompactApplication.class, args);
    }
  }
}
