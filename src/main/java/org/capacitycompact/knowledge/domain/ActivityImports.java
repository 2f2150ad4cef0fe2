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
 * Takes files of published activities in: all of a file or nothing of it, each activity reported,
 * and the same file again with the same answer. For the secretariat only.
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
   * Reads a file and keeps what it says. Activities before a break are kept; the run names the
   * break.
   *
   * @param fileName as it was sent; only a safe form of it is kept
   * @throws NotImportableException when nothing could be taken, or the file is too large
   * @throws AccessDeniedException for anyone but the secretariat
   */
  public ImportRun take(@Nullable String fileName, InputStream file, Actor by) {
    requireSecretariat(by);
    // Before the transaction: a slow line must not hold a connection or the lock.
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

  /** The newest runs first. */
  public Page<ImportRun> runs(int page, Actor reader) {
    requireSecretariat(reader);
    return reports.runs(Page.clamp(page));
  }

  public Optional<ImportRun> run(long id, Actor reader) {
    requireSecretariat(reader);
    return reports.run(id);
  }

  /** What a run says of its activities, in the order of the file. */
  public Page<ImportLine> lines(ImportRun run, @Nullable Outcome outcome, int page, Actor reader) {
    requireSecretariat(reader);
    return reports.lines(run, outcome, Page.clamp(page));
  }

  /** Every line of a run, one after the other, so that no report is too long to export. */
  public void eachLine(ImportRun run, Actor reader, Consumer<ImportLine> consumer) {
    requireSecretariat(reader);
    transaction.executeWithoutResult(status -> reports.eachLine(run, consumer));
  }

  /** Runs in which the same bytes came in before this one, newest first. */
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
