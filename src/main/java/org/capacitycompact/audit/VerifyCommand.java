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
 * Verifies the record from the command line: {@code --compact.audit.verify}; with {@code
 * --compact.audit.kept=12:3f9a…} also against a seal that was written down elsewhere; with {@code
 * --compact.audit.outside.file=…} against all seals in a file kept outside. It only opens the
 * database: no engine, no web server, no migration.
 */
public final class VerifyCommand {

  /** Exit code: every link holds. */
  public static final int WHOLE = 0;

  /** Exit code: a link does not hold; the first such was printed. */
  public static final int BROKEN = 1;

  /** Exit code: the verification could not be carried out. */
  public static final int UNKNOWN = 2;

  private static final String ASKED = "--compact.audit.verify";
  private static final String KEPT = "compact.audit.kept";
  private static final String OUTSIDE = "compact.audit.outside.file";

  private VerifyCommand() {}

  /** The parts of the application that the command needs. */
  @ComponentScan(basePackageClasses = RowScope.class)
  @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
  static class OnlyTheDatabase {}

  public static boolean isAsked(String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(each -> each.equals(ASKED) || each.equals(ASKED + "=true"));
  }

  /** Prints the result in one line and returns the exit code. */
  public static int run(String... arguments) {
    SpringApplication database = new SpringApplication(OnlyTheDatabase.class);
    database.setWebApplicationType(WebApplicationType.NONE);
    database.setLogStartupInfo(false);
    try (ConfigurableApplicationContext context = database.run(arguments)) {
      KeptSeal kept = kept(context.getEnvironment().getProperty(KEPT));
      OutsideCheck outside = outside(context.getEnvironment().getProperty(OUTSIDE));
      VerificationResult verified =
          Verification.of(
              context.getBean(DataSource.class), kept, outside, VerificationOutput::soFar);
      VerificationOutput.print(verified, outside);
      return verified.broken() == null ? WHOLE : BROKEN;
    } catch (IllegalArgumentException | IllegalStateException unknown) {
      VerificationOutput.printUnknown(unknown);
      return UNKNOWN;
    } catch (RuntimeException notStarted) {
      // The failed start has already been explained.
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
