package org.capacitycompact.knowledge.domain;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports files of published activities: all of a file or nothing, with a report on each activity;
 * importing the same file again gives the same result. For the secretariat only.
 */
@Service
public class ActivityImports {
  private final IatiActivityReader reader;
  private final ImportWriting writing;
  private final ImportReports reports;
  private final TransactionTemplate transaction;

  ActivityImports(
      ImportWriting writing,
      ImportReports reports,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reader = new IatiActivityReader(ReadingBounds.DEFAULT, clock);
    this.writing = writing;
    this.reports = reports;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Reads a file and stores its content. Activities before a break are stored; the run says where
   * it broke.
   *
   * @param fileName as sent; only a safe form of it is stored
   * @throws NotImportableException when nothing could be read, or the file is too large
   * @throws AccessDeniedException for anyone but the secretariat
   */
  public ImportRun take(@Nullable String fileName, InputStream file, Actor by) {
    requireSecretariat(by);
    // Before the transaction, so that a slow upload holds neither a connection nor the lock.
    ActivityFileReport report = reader.read(file);
    refuseWhole(report);
    String safeName = FileName.safe(fileName);
    return Objects.requireNonNull(
        transaction.execute(status -> writing.write(safeName, report, by.userId())));
  }

  private static void refuseWhole(ActivityFileReport report) {
    ReadingBreak broke = report.readingBreak();
    if (broke == null) {
      return;
    }
    boolean cutBySender =
        broke.kind() == ReadingBreak.Kind.TOO_MANY_BYTES
            || broke.kind() == ReadingBreak.Kind.SOURCE_FAILED;
    if (cutBySender || report.activities().isEmpty()) {
      throw new NotImportableException(broke);
    }
  }

  /** The runs, newest first. */
  public Page<ImportRun> runs(int page, Actor reader) {
    requireSecretariat(reader);
    return reports.runs(Page.clamp(page));
  }

  public Optional<ImportRun> run(long id, Actor reader) {
    requireSecretariat(reader);
    return reports.run(id);
  }

  /** A run's report on its activities, in the order of the file. */
  public Page<ImportLine> lines(ImportRun run, @Nullable Outcome outcome, int page, Actor reader) {
    requireSecretariat(reader);
    return reports.lines(run, outcome, Page.clamp(page));
  }

  /** Passes on every line of a run one by one, so that a report of any length can be exported. */
  public void eachLine(ImportRun run, Actor reader, Consumer<ImportLine> consumer) {
    requireSecretariat(reader);
    transaction.executeWithoutResult(status -> reports.eachLine(run, consumer));
  }

  /** Earlier runs with the same bytes, newest first. */
  public List<Long> sameFileBefore(ImportRun run, Actor reader) {
    requireSecretariat(reader);
    return reports.sameFileBefore(run);
  }

  private static void requireSecretariat(Actor actor) {
    if (!Right.IMPORT_ACTIVITIES.of(actor)) {
      throw new AccessDeniedException("imports are the secretariat's");
    }
  }
}
