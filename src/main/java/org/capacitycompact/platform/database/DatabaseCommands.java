package org.capacitycompact.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.platform.database.Restore.RefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands {@code backup} and {@code restore} of the embedded database, for operators. Each
 * prints one line, and exits with a status other than 0 when it failed.
 */
public final class DatabaseCommands {

  private static final Logger log = LoggerFactory.getLogger(DatabaseCommands.class);

  private static final String USAGE =
      "backup --database=FOLDER --to=FOLDER [--attachments=FOLDER] [--keep=7], or"
          + " restore --from=BACKUP --database=FOLDER [--attachments=FOLDER]";

  private DatabaseCommands() {}

  /** Whether these arguments are one of the commands rather than a normal start. */
  public static boolean isOne(String... arguments) {
    return arguments.length > 0 && List.of("backup", "restore").contains(arguments[0]);
  }

  /** Runs the command. Returns 0 on success. */
  public static int run(Clock clock, String... arguments) {
    try {
      Path database = path(arguments, "database");
      Path attachments = path(arguments, "attachments");
      if (arguments[0].equals("backup")) {
        return backup(clock, database, path(arguments, "to"), attachments, arguments);
      }
      Path from = path(arguments, "from");
      if (database == null || from == null) {
        return refused(USAGE);
      }
      Restore.restoreInto(from, database, attachments);
      log.info("Restored: start with --compact.database.folder={}", database);
      return 0;
    } catch (RefusedException refused) {
      return refused(String.valueOf(refused.getMessage()));
    } catch (IOException | SQLException failure) {
      return refused(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
  }

  private static int backup(
      Clock clock,
      @Nullable Path database,
      @Nullable Path into,
      @Nullable Path attachments,
      String... arguments)
      throws IOException, SQLException {
    if (database == null || into == null) {
      return refused(USAGE);
    }
    Path data = database.resolve("data");
    if (ServerWatch.serverOf(data).isEmpty()) {
      return refused(
          "No server runs on "
              + database
              + ": a backup is made while the application runs; of one that is stopped, copy the"
              + " folder.");
    }
    String port = Files.readAllLines(data.resolve("postmaster.pid")).get(3).trim();
    Path made =
        new BaseBackup(data, EmbeddedDatabase.superuserUrl(Integer.parseInt(port)), attachments)
            .make(into, clock.instant());
    int keep = value(arguments, "keep").map(Integer::parseInt).orElse(7);
    BaseBackup.keepNewest(into, keep);
    log.info("Backup made: {}", made);
    return 0;
  }

  private static int refused(String why) {
    log.error("Not done. {}", why);
    return 1;
  }

  private static @Nullable Path path(String[] arguments, String name) {
    return value(arguments, name)
        .map(given -> Path.of(given).toAbsolutePath().normalize())
        .orElse(null);
  }

  private static Optional<String> value(String[] arguments, String name) {
    String prefix = "--" + name + "=";
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(prefix))
        .map(argument -> argument.substring(prefix.length()))
        .findFirst();
  }
}
