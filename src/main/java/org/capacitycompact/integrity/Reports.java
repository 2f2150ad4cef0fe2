package org.capacitycompact.integrity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What reporters do: report, read answers, add. Each acts by the secret code alone, by rule and not
 * in anybody's scope, and leaves nothing elsewhere: no entry in the audit record, none in a log.
 */
@Service
public class Reports {

  private static final Pattern NUMBERS = Pattern.compile("\\b[A-Z]{2}-[0-9]{4}-[0-9]{3,10}\\b");

  private final ReportRepository reports;
  private final Dialogue dialogue;
  private final Telling telling;
  private final IntegrityProperties properties;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reports(
      ReportRepository reports,
      Dialogue dialogue,
      Telling telling,
      IntegrityProperties properties,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reports = reports;
    this.dialogue = dialogue;
    this.telling = telling;
    this.properties = properties;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What a reporter sees of their report: words of theirs, answers, how it ended.
   *
   * @param answerBy by when they hear from the officers; null when it is closed
   */
  public record Followed(List<Said> said, @Nullable Instant answerBy, @Nullable Outcome outcome) {}

  /** Something that was said; {@code own} by the reporter. */
  public record Said(boolean own, String text, Instant at, @Nullable String language) {}

  /** A code for a form that somebody opens; nothing is stored under it yet. */
  public ReportCode newCode() {
    return ReportCode.make();
  }

  /**
   * Takes a report.
   *
   * @param offered the code that the form brought, so that what is sent twice is taken once
   * @param language in which the reporter reads pages
   * @return the code under which it is stored; another where the one that was offered is taken
   */
  public ReportCode submit(NewReport made, ReportCode offered, Locale language) {
    return byRule(
        () -> {
          // Of a form sent twice at once the second waits, and finds the first.
          database
              .sql("select pg_advisory_xact_lock(hashtextextended(:code, 0))")
              .param("code", "report " + offered.signs())
              .query(row -> {});
          Optional<Report> before = reports.findByCode(offered.hash());
          if (before.isPresent()
              && dialogue.last(before.get().id()).filter(made.what()::equals).isPresent()) {
            return offered;
          }
          ReportCode code = before.isPresent() ? ReportCode.make() : offered;
          Report report =
              reports.saveAndFlush(
                  Report.receive(
                      code,
                      made,
                      number(made.about()).orElse(null),
                      language,
                      clock.instant(),
                      properties.answerWithin()));
          dialogue.hear(report.id(), made.what(), language);
          telling.received(report);
          return code;
        });
  }

  /** What became of the report with this code. */
  public Optional<Followed> follow(ReportCode code) {
    return byRule(
        () ->
            database
                .sql("select id, answer_by, outcome from integrity_report where code = ?")
                .param(code.hash())
                .query(
                    (row, n) ->
                        new Followed(
                            dialogue.of(row.getLong("id")).stream()
                                .filter(word -> word.kind() != Dialogue.Kind.NOTE)
                                .map(
                                    word ->
                                        new Said(
                                            word.kind() == Dialogue.Kind.REPORT,
                                            word.text(),
                                            word.at(),
                                            word.language()))
                                .toList(),
                            row.getTimestamp("answer_by") == null
                                ? null
                                : row.getTimestamp("answer_by").toInstant(),
                            row.getString("outcome") == null
                                ? null
                                : Outcome.valueOf(row.getString("outcome"))))
                .optional());
  }

  /**
   * Adds to the report with this code, which opens it again if it was closed. What was just added
   * and is sent once more is taken once.
   *
   * @return false when there is none
   */
  public boolean add(ReportCode code, String text, Locale language) {
    return byRule(
        () -> {
          Optional<Report> found = reports.findByCode(code.hash());
          if (found.isEmpty()) {
            return false;
          }
          Report report = found.get();
          if (dialogue.last(report.id()).filter(text::equals).isEmpty()) {
            report.hear(clock.instant().plus(properties.answerWithin()));
            reports.saveAndFlush(report);
            dialogue.hear(report.id(), text, language);
            telling.added(report);
          }
          return true;
        });
  }

  /** The one initiative that these words name, where there is it; nobody is told whether. */
  private Optional<InitiativeNumber> number(String about) {
    Set<String> named =
        NUMBERS
            .matcher(about.toUpperCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    return named.size() == 1
        ? database
            .sql("select number from initiative where number in (:named)")
            .param("named", named)
            .query(InitiativeNumber.class)
            .optional()
        : Optional.empty();
  }

  private <T> T byRule(Supplier<T> act) {
    return RowScope.within(RowScope.everything(), () -> transaction.execute(running -> act.get()));
  }
}
