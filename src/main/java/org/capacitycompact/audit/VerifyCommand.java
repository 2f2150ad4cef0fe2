package org.capacitycompact.audit;

import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * Verifies the record from the command line: {@code --compact.audit.verify}, with {@code
 * --compact.audit.kept=12:3f9a…} also against a seal that was written down elsewhere, with {@code
 * --compact.audit.outside.file=…} against all that a file outside has. Only the database is opened:
 * no engine, no web server, nothing is migrated.
 */
public final class VerifyCommand {

  /** Every link holds. */
  public static final int WHOLE = 0;

  /** A link does not hold; the first one was printed. */
  public static final int BROKEN = 1;

  /** It could not be found out. */
  public static final int UNKNOWN = 2;

  private static final String ASKED = "--compact.audit.verify";
  private static final String KEPT = "compact.audit.kept";
  private static final String OUTSIDE = "compact.audit.outside.file";

  private VerifyCommand() {}

  /** What the command needs of the application. */
  @ComponentScan(basePackageClasses = RowScope.class)
  @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
  static class OnlyTheDatabase {}

  public static boolean isAsked(String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(each -> each.equals(ASKED) || each.equals(ASKED + "=true"));
  }

  /** Prints what was found, in one line, and answers the exit code. */
  public static int run(String... arguments) {
    SpringApplication database = new SpringApplication(OnlyTheDatabase.class);
    database.setWebApplicationType(WebApplicationType.NONE);
    database.setLogStartupInfo(false);
    try (ConfigurableApplicationContext context = database.run(arguments)) {
      KeptSeal kept = kept(context.getEnvironment().getProperty(KEPT));
      OutsideCheck outside = outside(context.getEnvironment().getProperty(OUTSIDE));
      Verified verified =
          Verification.of(
              context.getBean(DataSource.class), kept, outside, VerifiedInOneLine::soFar);
      VerifiedInOneLine.print(verified, outside);
      return verified.broken() == null ? WHOLE : BROKEN;
    } catch (IllegalArgumentException | IllegalStateException unknown) {
      VerifiedInOneLine.printUnknown(unknown);
      return UNKNOWN;
    } catch (RuntimeException notStarted) {
      // The start has said why.
      return UNKNOWN;
    }
  }

  private static @Nullable OutsideCheck outside(@Nullable String file) {
    return file == null || file.isBlank() ? null : new OutsideCheck(Path.of(file));
  }

  private static @Nullable KeptSeal kept(@Nullable String written) {
    return written == null || written.isBlank() ? null : KeptSeal.parse(written);
  }
}
