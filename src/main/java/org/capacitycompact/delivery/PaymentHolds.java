package org.capacitycompact.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeEnded;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.PaymentHoldCheck;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.capacitycompact.platform.engine.ProcessStarts;
import org.capacitycompact.platform.engine.VariableValue;
import org.capacitycompact.worklist.HeldWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What holds payments back, and why: an unconfirmed conditional letter, a payee without a
 * reference, outdated data (S33), money that is not available yet, an officer for integrity. Each
 * hold but the last is a process of its own beside the work, which asks the people who can remove
 * the obstacle; the database function {@code payment_holds} (last written in V20261130_241)
 * determines the holds.
 */
@Embodies(
    value = {"S33", "S37"},
    as = Embodies.As.RULE)
@Service
@Transactional
class PaymentHolds implements PaymentHoldCheck {

  private final JdbcClient database;
  private final Chronicle chronicle;
  private final Initiatives initiatives;
  private final ProcessStarts starts;
  private final ProcessMessages messages;
  private final HeldWork held;
  private final AwaitedMoney money;
  private final Clock clock;

  PaymentHolds(
      JdbcClient database,
      Chronicle chronicle,
      Initiatives initiatives,
      ProcessStarts starts,
      ProcessMessages messages,
      HeldWork held,
      AwaitedMoney money,
      Clock clock) {
    this.database = database;
    this.chronicle = chronicle;
    this.initiatives = initiatives;
    this.starts = starts;
    this.messages = messages;
    this.held = held;
    this.money = money;
    this.clock = clock;
  }

  /**
   * An obstacle that holds payments of an initiative back.
   *
   * @param reason letter, payee, data, money or integrity
   * @param about the milestone for a payee, the organisation for money; else empty
   */
  record Hold(long id, String reason, String about, Instant heldAt, @Nullable Instant liftedAt) {

    /** Whether somebody of the initiative can remove it. The officers for integrity ask nobody. */
    boolean isAskedAbout() {
      return !reason.equals("integrity");
    }
  }

  @Override
  public void review(InitiativeNumber number) {
    review(number, null);
  }

  /**
   * As {@link #review(InitiativeNumber)}, called from within the process of one hold, which
   * continues by itself.
   *
   * @return whether that hold is removed
   */
  boolean reviewHold(InitiativeNumber number, long hold) {
    review(number, hold);
    return find(hold).filter(each -> each.liftedAt() == null).isEmpty();
  }

  private void review(InitiativeNumber number, @Nullable Long asking) {
    List<Hold> changed = ask(number);
    for (Hold hold : changed) {
      if (hold.liftedAt() == null) {
        chronicle.record(number, "payment.held." + hold.reason(), null, money.told(number, hold));
        if (hold.isAskedAbout()) {
          starts.start(PaymentHoldProcess.ID, number.value(), variables(number, hold));
        }
      } else {
        lifted(number, hold, asking);
      }
    }
    if (changed.stream().anyMatch(hold -> hold.liftedAt() != null)) {
      held.offerAgain(MilestoneProcess.ID, number);
    }
  }

  private void lifted(InitiativeNumber number, Hold hold, @Nullable Long asking) {
    chronicle.record(number, "payment.mended." + hold.reason(), null, money.told(number, hold));
    if (hold.isAskedAbout() && (asking == null || asking != hold.id())) {
      messages.sendAll(
          PaymentHoldProcess.HOLD_MENDED, number.value(), PaymentHoldProcess.HOLD.is(hold.id()));
    }
  }

  /** Opens new holds and lifts removed ones in one statement; returns the changes. */
  private List<Hold> ask(InitiativeNumber number) {
    return database
        .sql(
            """
            with holding as (select reason, about from payment_holds(:number, null, :now)),
            opened as (
              insert into payment_hold (number, reason, about, held_at)
              select :number, reason, about, :now from holding
              on conflict do nothing returning id, reason, about, held_at, lifted_at),
            lifted as (
              update payment_hold p set lifted_at = greatest(:now, held_at)
              where number = :number and lifted_at is null and not exists (
                select from holding h where h.reason = p.reason and h.about = p.about)
              returning id, reason, about, held_at, lifted_at)
            select * from opened union all select * from lifted order by id
            """)
        .param("number", number)
        .param("now", SqlTime.now(clock))
        .query(Hold.class)
        .list();
  }

  private List<VariableValue> variables(InitiativeNumber number, Hold hold) {
    List<VariableValue> values = new ArrayList<>();
    values.add(LifecycleProcess.COUNTRY.is(initiatives.get(number).country()));
    values.add(PaymentHoldProcess.HOLD.is(hold.id()));
    values.add(PaymentHoldProcess.REASON.is(hold.reason()));
    if (hold.reason().equals("payee")) {
      values.add(MilestoneProcess.MILESTONE.is(Integer.valueOf(hold.about())));
    } else if (hold.reason().equals("money")) {
      values.add(PaymentHoldProcess.PROVIDER.is(hold.about()));
    }
    return values;
  }

  @Transactional(readOnly = true)
  public Optional<Hold> find(long hold) {
    return database
        .sql("select id, reason, about, held_at, lifted_at from payment_hold where id = ?")
        .param(hold)
        .query(Hold.class)
        .optional();
  }

  /** When the last hold on payments of an initiative was lifted. */
  @Transactional(readOnly = true)
  public Optional<Instant> lastLifted(InitiativeNumber number) {
    return database
        .sql(
            """
            select lifted_at from payment_hold where number = ? and lifted_at is not null
            order by lifted_at desc limit 1
            """)
        .param(number)
        .query((row, n) -> row.getTimestamp("lifted_at").toInstant())
        .optional();
  }

  /** The present holds on payments of an initiative, oldest first. */
  @Transactional(readOnly = true)
  public List<Hold> open(InitiativeNumber number) {
    return database
        .sql(
            """
            select id, reason, about, held_at, lifted_at from payment_hold
            where number = ? and lifted_at is null order by id
            """)
        .param(number)
        .query(Hold.class)
        .list();
  }

  /**
   * Offers payments again that a fetch left out although nothing holds them back, because somebody
   * was acting alone on the initiative.
   */
  void release(InitiativeNumber number) {
    boolean mayGo =
        database
            .sql(
                """
                select exists (select from milestone m where m.number = :number
                  and m.state = 'VERIFIED' and payment_may_go(m.number, m.position, :now))
                """)
            .param("number", number)
            .param("now", SqlTime.now(clock))
            .query(Boolean.class)
            .single();
    if (mayGo) {
      held.askAgain(MilestoneProcess.ID, number);
    }
  }

  /** Initiatives with payments that are due, or with a hold. */
  @Transactional(readOnly = true)
  public List<InitiativeNumber> concerned() {
    return database
        .sql(
            """
            select number from milestone where state = 'VERIFIED'
            union select number from payment_hold where lifted_at is null
            union select c.number from local_commitment c join initiative i using (number)
              where c.kind = 'conditionalLetter' and i.status = 'RUNNING'
            order by 1
            """)
        .query(InitiativeNumber.class)
        .list();
  }

  /** When an initiative ends nothing more is paid, so its holds end. */
  @EventListener
  void on(InitiativeEnded ended) {
    database
        .sql(
            """
            update payment_hold set lifted_at = greatest(:now, held_at)
            where number = :number and lifted_at is null returning id
            """)
        .param("number", ended.number())
        .param("now", SqlTime.now(clock))
        .query(Long.class)
        .list()
        .forEach(
            hold ->
                messages.sendAll(
                    PaymentHoldProcess.HOLD_MENDED,
                    ended.number().value(),
                    PaymentHoldProcess.HOLD.is(hold)));
  }
}
