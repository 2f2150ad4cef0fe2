package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Payments that wait longer than their period for the finance system. Nobody in the portal has them
 * in a list, so the secretariat is told, once per period. What the finance system failed at is an
 * incident.
 */
@Component
public class LatePayments implements LongWait {

  private final ExternalTaskService payments;
  private final EngineAccess engine;
  private final Deadlines deadlines;
  private final Chronicle chronicle;
  private final Initiatives initiatives;
  private final ObjectProvider<ExternalWork> works;
  private final InitiativeLock lock;
  private final JdbcClient database;
  private final Clock clock;

  LatePayments(
      ExternalTaskService payments,
      EngineAccess engine,
      Deadlines deadlines,
      Chronicle chronicle,
      Initiatives initiatives,
      ObjectProvider<ExternalWork> works,
      InitiativeLock lock,
      JdbcClient database,
      Clock clock) {
    this.payments = payments;
    this.engine = engine;
    this.deadlines = deadlines;
    this.chronicle = chronicle;
    this.initiatives = initiatives;
    this.works = works;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Due> due() {
    return late().stream()
        .map(
            payment ->
                new Due(
                    payment.getId(),
                    () ->
                        lock.shared(
                            InitiativeNumber.of(payment.getBusinessKey()),
                            () -> {
                              tell(payment);
                              return payment;
                            })))
        .toList();
  }

  /**
   * Payments that were possible but not made within the period of their step. For those held back,
   * the people who can remove the obstacle have been told already.
   */
  private List<ExternalTask> late() {
    Instant now = clock.instant();
    return engine
        .inEngine(
            () ->
                payments
                    .createExternalTaskQuery()
                    .topicName(MilestoneProcess.DISBURSE)
                    .withRetriesLeft()
                    .list())
        .stream()
        .filter(payment -> payment.getCreateTime() != null)
        .filter(payment -> !ExternalWork.HELD_BACK.equals(payment.getWorkerId()))
        .filter(payment -> since(payment).isBefore(now.minus(period(payment))))
        .toList();
  }

  /** The time from which the payment was possible: it exists, and nothing holds it back. */
  private Instant since(ExternalTask payment) {
    Instant created = payment.getCreateTime().toInstant();
    return works.stream()
        .filter(work -> work.topic().equals(MilestoneProcess.DISBURSE))
        .flatMap(work -> work.freeSince(InitiativeNumber.of(payment.getBusinessKey())).stream())
        .filter(free -> free.isAfter(created))
        .findFirst()
        .orElse(created);
  }

  /** Tells the secretariat, unless it was told within the period. */
  private void tell(ExternalTask payment) {
    InitiativeNumber number = InitiativeNumber.of(payment.getBusinessKey());
    int told =
        database
            .sql(
                """
                insert into late_payment (external_task, number, step, since, told_at)
                values (:id, :number, :step, :since, :now)
                on conflict (external_task) do update
                set told_at = excluded.told_at, since = excluded.since
                where late_payment.told_at < :before
                """)
            .param("id", payment.getId())
            .param("number", number)
            .param("step", payment.getActivityId())
            .param("since", since(payment).atOffset(ZoneOffset.UTC))
            .param("now", SqlTime.now(clock))
            .param("before", clock.instant().minus(period(payment)).atOffset(ZoneOffset.UTC))
            .update();
    if (told == 1) {
      initiatives.openTo(number, "group:" + Role.SECRETARIAT.group());
      chronicle.record(number, "payment.late", null, payment.getActivityId());
    }
  }

  private Duration period(ExternalTask payment) {
    return Duration.parse(deadlines.period(payment.getActivityId()));
  }
}
