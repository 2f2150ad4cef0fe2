package org.capacitycompact.integrity;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldCheck;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officers do with reports. Each act checks the right and the tie anew; the report itself is
 * its record, and nothing of it is written anywhere else. Of a hold others are told that there is
 * one.
 */
@Service
public class IntegrityOffice {

  private final ReportRepository reports;
  private final HoldRepository holds;
  private final Dialogue dialogue;
  private final Officers officers;
  private final Telling telling;
  private final IntegrityProperties properties;
  private final PaymentHoldCheck payments;
  private final InitiativeLock lock;
  private final JdbcClient database;
  private final Clock clock;

  IntegrityOffice(
      ReportRepository reports,
      HoldRepository holds,
      Dialogue dialogue,
      Officers officers,
      Telling telling,
      IntegrityProperties properties,
      PaymentHoldCheck payments,
      InitiativeLock lock,
      JdbcClient database,
      Clock clock) {
    this.reports = reports;
    this.holds = holds;
    this.dialogue = dialogue;
    this.officers = officers;
    this.telling = telling;
    this.properties = properties;
    this.payments = payments;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  /** Answers the reporter. */
  @Transactional
  public void answer(long id, String text, Actor by) {
    act(
        id,
        by,
        report -> {
          insist(report.answer(clock.instant().plus(properties.nextWordWithin())));
          dialogue.say(id, Dialogue.Kind.ANSWER, text, by.userId());
          telling.answered(report);
        });
  }

  /** Notes something for the officers, who are all that read it. */
  @Transactional
  public void note(long id, String text, Actor by) {
    act(id, by, report -> dialogue.say(id, Dialogue.Kind.NOTE, text, by.userId()));
  }

  /**
   * Says which initiative a report is about; from then on no officer with a tie to it reads it.
   *
   * @param number null when it is about none
   * @return false when there is no such initiative
   */
  @Transactional
  public boolean concern(long id, @Nullable InitiativeNumber number, Actor by) {
    if (number != null && !exists(number)) {
      return false;
    }
    act(
        id,
        by,
        report -> {
          insist(open(id).isEmpty() && report.concern(number));
          // Whoever is an insider from here on still says what they know now.
          RowScope.liftUntilTheTransactionEnds();
        });
    return true;
  }

  /**
   * Closes a report with a last word to the reporter.
   *
   * @throws ChangedMeanwhileException while it holds payments back
   */
  @Transactional
  public void close(long id, Outcome how, String text, Actor by) {
    act(
        id,
        by,
        report -> {
          insist(open(id).isEmpty() && report.close(how, by.userId(), clock.instant()));
          dialogue.say(id, Dialogue.Kind.CLOSING, text, by.userId());
          telling.answered(report);
        });
  }

  /**
   * Holds back every payment of the report's initiative that has not been ordered yet, from the
   * moment this returns. Call it outside a transaction.
   *
   * @param reason for officers only
   */
  public void hold(long id, String reason, Actor by) {
    changeHold(
        id,
        by,
        (report, number) -> {
          insist(report.isOpen() && number.equals(report.number()) && open(id).isEmpty());
          return Hold.place(
              id, number, reason, by.userId(), clock.instant(), properties.holdReviewedAfter());
        });
  }

  /**
   * Releases the payments that this report holds back. Call it outside a transaction.
   *
   * @param reason for officers only
   */
  public void release(long id, String reason, Actor by) {
    changeHold(
        id,
        by,
        (report, number) -> {
          Hold hold = open(id).orElseThrow(ChangedMeanwhileException::new);
          insist(hold.release(reason, by.userId(), clock.instant()));
          return hold;
        });
  }

  /** Changes what a report holds back, in the initiative's turn, and has its payments reviewed. */
  private void changeHold(long id, Actor by, BiFunction<Report, InitiativeNumber, Hold> change) {
    admit(by);
    InitiativeNumber number = number(id).orElseThrow(ChangedMeanwhileException::new);
    lock.shared(
        number,
        () -> {
          act(id, by, report -> holds.saveAndFlush(change.apply(report, number)));
          reviewPayments(number);
          return true;
        });
  }

  /** The initiative's readers learn that payments are held, or go on, and nothing else. */
  private void reviewPayments(InitiativeNumber number) {
    RowScope.liftUntilTheTransactionEnds();
    payments.review(number);
  }

  private void act(long id, Actor by, Consumer<Report> what) {
    admit(by);
    Report report = reports.findById(id).orElseThrow(NotThereException::new);
    if (!officers.outside(report.number()).contains(by.userId())) {
      throw new NotThereException();
    }
    what.accept(report);
    reports.saveAndFlush(report);
  }

  private Optional<Hold> open(long report) {
    return holds.findByReportAndReleasedAtIsNull(report);
  }

  private Optional<InitiativeNumber> number(long id) {
    return database
        .sql("select number from integrity_report where id = ? and number is not null")
        .param(id)
        .query(InitiativeNumber.class)
        .optional();
  }

  private boolean exists(InitiativeNumber number) {
    return RowScope.within(
        RowScope.everything(),
        () ->
            database
                .sql("select exists (select from initiative where number = ?)")
                .param(number)
                .query(Boolean.class)
                .single());
  }

  private static void insist(boolean done) {
    if (!done) {
      throw new ChangedMeanwhileException();
    }
  }

  static void admit(Actor actor) {
    if (!Right.READ_REPORTS_OF_HARM.of(actor)) {
      throw new NotAllowedException();
    }
  }
}
