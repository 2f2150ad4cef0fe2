package org.capacitycompact.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.ReleaseConfiguration;
import org.capacitycompact.platform.TimeConfiguration;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.DeployedReleases;
import org.capacitycompact.platform.engine.ModelFiles;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running processes from the command line: {@code move}. With {@code move --dry-run} it says
 * what would and would not move, and writes nothing.
 */
public final class MoveCommand {

  /** Exit code: everything moved, or would. */
  public static final int ALL = 0;

  /** Exit code: something stays, or would; it was printed. */
  public static final int SOME_STAY = 1;

  /** Exit code: it was not done; the reason was printed. */
  public static final int NOT_DONE = 2;

  private static final String MOVE = "move";
  private static final String DRY_RUN = "--dry-run";
  private static final Pattern SETTING = Pattern.compile("--(?!dry)[a-z][^=]*=.*");

  /** The whole application without its port, its jobs and its sample. */
  private static final List<String> NOTHING_BUT_THE_MOVE =
      List.of(
          "--server.port=-1",
          "--camunda.bpm.job-execution.enabled=false",
          "--compact.move.at-start=false",
          "--compact.sample.people=false",
          "--compact.sample.portfolio=false",
          "--compact.sample.finance-system=false");

  private MoveCommand() {}

  /** The parts of the application that a dry run needs: it migrates, deploys and starts nothing. */
  @ComponentScan(basePackageClasses = RowScope.class)
  @Import({ReleaseConfiguration.class, TimeConfiguration.class, DeployedReleases.class})
  @ImportAutoConfiguration({
    ProjectInfoAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static class OnlyTheDatabase {}

  /** True even with wrong arguments: a typing error must not cause a start or a move. */
  public static boolean isAsked(String... arguments) {
    return Arrays.stream(arguments).anyMatch(each -> each.equals(MOVE) || each.startsWith("--dry"));
  }

  /**
   * Runs the command, or the dry run, and returns the exit code.
   *
   * @param application the whole application, which moves
   */
  public static int run(Class<?> application, String... arguments) {
    List<String> given = new ArrayList<>(List.of(arguments));
    boolean asked = given.remove(MOVE);
    boolean preview = given.remove(DRY_RUN);
    if (!asked || given.stream().anyMatch(each -> !SETTING.matcher(each).matches())) {
      MoveOutput.printUsage();
      return NOT_DONE;
    }
    String[] settings = given.toArray(String[]::new);
    return preview ? preview(settings) : move(application, settings);
  }

  private static int move(Class<?> application, String... settings) {
    SpringApplication whole = new SpringApplication(application);
    whole.setLogStartupInfo(false);
    String[] all = nothingButTheMove(settings);
    return with(
        "move.failed",
        () -> whole.run(all),
        context -> {
          Optional<MoveResult> moved = context.getBean(Move.class).run();
          MoveOutput.print(context.getBean(Release.class), moved);
          return moved
              .map(each -> each.stay() + each.busy() == 0 ? ALL : SOME_STAY)
              .orElse(NOT_DONE);
        });
  }

  /**
   * Removes the node's own values for these settings, since a setting given twice is refused at the
   * start.
   */
  static String[] nothingButTheMove(String... settings) {
    Set<String> forced =
        NOTHING_BUT_THE_MOVE.stream().map(MoveCommand::name).collect(Collectors.toSet());
    return Stream.concat(
            Arrays.stream(settings).filter(setting -> !forced.contains(name(setting))),
            NOTHING_BUT_THE_MOVE.stream())
        .toArray(String[]::new);
  }

  /** Normalises the spelling: {@code --compact.move.atStart} is {@code --compact.move.at-start}. */
  private static String name(String setting) {
    return setting.substring(0, setting.indexOf('=')).replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static int preview(String... settings) {
    SpringApplication database = new SpringApplication(OnlyTheDatabase.class);
    database.setWebApplicationType(WebApplicationType.NONE);
    database.setLogStartupInfo(false);
    return with(
        "move.preview.failed",
        () -> database.run(settings),
        context -> {
          TransactionTemplate reading =
              new TransactionTemplate(
                  new JdbcTransactionManager(context.getBean(DataSource.class)));
          reading.setReadOnly(true);
          reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
          Preview preview = Objects.requireNonNull(reading.execute(state -> preview(context)));
          MoveOutput.print(preview);
          return preview.stay() == 0 ? ALL : SOME_STAY;
        });
  }

  private static Preview preview(ConfigurableApplicationContext context) {
    return Preview.of(
        context.getBean(JdbcClient.class),
        context.getBean(DeployedReleases.class),
        context.getBean(Release.class),
        MovePlan.ofThisRelease(),
        ModelFiles.ofThisRelease());
  }

  private static int with(
      String failed,
      Supplier<ConfigurableApplicationContext> start,
      ToIntFunction<ConfigurableApplicationContext> work) {
    ConfigurableApplicationContext context;
    try {
      context = start.get();
    } catch (RuntimeException notStarted) {
      // The failed start has already been explained.
      return NOT_DONE;
    }
    try (context) {
      return work.applyAsInt(context);
    } catch (RuntimeException failure) {
      MoveOutput.print(failed, failure);
      return NOT_DONE;
    }
  }
}
