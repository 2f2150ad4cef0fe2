package org.capacitycompact.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.capacitycompact.platform.UnusableSettingException;
import org.capacitycompact.platform.engine.NewerReleaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Turns a failed start into one line that says what to do. */
class StartFailures implements FailureAnalyzer {

  /** PgBouncer's error for a setting that it does not pass on. */
  private static final String OF_A_POOLER = "unsupported startup parameter";

  @Override
  public @Nullable FailureAnalysis analyze(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseFolderException unusable) {
        return new FailureAnalysis(unusable.getMessage(), null, unusable);
      }
      if (cause instanceof DatabaseRolesException roles) {
        return new FailureAnalysis(roles.getMessage(), null, roles);
      }
      if (cause instanceof SharedSessionException shared) {
        return new FailureAnalysis(shared.getMessage(), null, shared);
      }
      if (cause instanceof SQLException && said(cause).contains(OF_A_POOLER)) {
        return new FailureAnalysis(
            "The connection pooler in front of the database refuses what every connection says ("
                + said(cause)
                + ")",
            "Set ignore_startup_parameters there as docs/operations.md shows.",
            cause);
      }
      if (cause instanceof NewerReleaseException older) {
        return new FailureAnalysis(older.getMessage(), null, older);
      }
      if (cause instanceof UnusableSettingException unusable) {
        return new FailureAnalysis(unusable.getMessage(), null, unusable);
      }
    }
    return null;
  }

  private static String said(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  /** Prints one line to the error stream, whatever the log level. */
  static class OneLine implements FailureAnalysisReporter {

    private static final Set<Character> ENDS = Set.of('.', '!', '?');

    @Override
    public void report(FailureAnalysis analysis) {
      String what = analysis.getDescription().strip().replaceAll("\\s+", " ");
      String action = analysis.getAction() == null ? "" : analysis.getAction().strip();
      String stop = what.isEmpty() || ENDS.contains(what.charAt(what.length() - 1)) ? " " : ". ";
      System.err.println(
          "Not started: " + (what + (action.isEmpty() ? "" : stop + action)).replace('\n', ' '));
    }
  }
}
