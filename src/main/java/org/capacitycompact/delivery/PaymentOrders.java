package org.capacitycompact.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.worklist.ExternalWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a finance system is told to pay when it fetches the payment of a verified milestone: version
 * 1 of the contract in {@code docs/payment-order.md}. The values are only sent, not stored in the
 * engine; a sent order is recorded here, and repeated unchanged.
 */
@Service
@Transactional
class PaymentOrders implements ExternalWork {

  static final String VERSION = "1";
  private static final String PAYEE_REFUSED = "payeeRefused";

  private final JdbcClient database;
  private final PaymentHolds holds;
  private final PaymentHoldChecks reviews;
  private final Chronicle chronicle;
  private final Clock clock;

  PaymentOrders(
      JdbcClient database,
      PaymentHolds holds,
      PaymentHoldChecks reviews,
      Chronicle chronicle,
      Clock clock) {
    this.database = database;
    this.holds = holds;
    this.reviews = reviews;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * A payment order.
   *
   * @param key names the payment: the same key is paid once, however often it is told
   * @param reference what the payee gave for payments to it
   * @param dueOn by which day it is paid
   * @param leadProvider code of the lead provider; empty where there is none
   */
  record Order(
      String key,
      InitiativeNumber number,
      MilestonePosition milestone,
      Money amount,
      String payee,
      String reference,
      String purpose,
      LocalDate dueOn,
      String country,
      String leadProvider) {}

  @Override
  public String topic() {
    return MilestoneProcess.DISBURSE;
  }

  @Override
  public Map<Piece, Map<String, Object>> handOut(Collection<Piece> pieces) {
    Map<Piece, Map<String, Object>> told = new LinkedHashMap<>();
    orders(pieces)
        .forEach(
            order ->
                told.put(new Piece(order.number(), order.milestone().toString()), values(order)));
    reviews.afterCommit(
        pieces.stream()
            .filter(piece -> !told.containsKey(piece))
            .map(Piece::number)
            .collect(Collectors.toCollection(TreeSet::new)));
    return told;
  }

  /**
   * The orders to send now: those already sent, unchanged, and new ones without a hold. Nothing new
   * is sent for an initiative that somebody is about to stop or suspend: a fetch takes the
   * initiative's turn only if it need not wait.
   */
  private List<Order> orders(Collection<Piece> pieces) {
    return database
        .sql(
            """
            with asked as (
              select m.number, m.position from unnest(:numbers::text[], :positions::integer[])
                a (number, position)
              join milestone m using (number, position)),
            under_way as (
              select o.* from payment_order o
              join asked a on a.number = o.number and a.position = o.milestone
              join milestone m on m.number = o.number and m.position = o.milestone
              where payment_under_way(o, m)),
            ordered as (
              insert into payment_order (key, number, milestone, amount, currency, payee,
                payee_reference, purpose, due_on, ordered_at)
              select m.number || '/milestone/' || m.position, m.number, m.position, m.amount, :currency,
                m.institution, coalesce(payee_reference(m.number, m.institution), ''),
                left(m.number || ', milestone ' || m.position || ': ' || m.title, 140),
                greatest(m.verified_on + coalesce((select days from deadline
                  where name = 'ServiceTask_Disburse'), 30), country_day(i.country, :now)), :now
              from asked join milestone m using (number, position) join initiative i using (number)
              where payment_may_go(m.number, m.position, :now)
                and pg_try_advisory_xact_lock_shared(initiative_key(m.number))
              -- every fetch waits for others in this order, and so for none that waits for it
              order by m.number, m.position
              returning *),
            told as (select * from ordered union all select * from under_way)
            select t.key, t.number, t.milestone, t.amount, t.currency, t.payee,
              t.payee_reference as reference, t.purpose, t.due_on, i.country,
              coalesce((select p.organisation from plan_partner p
                where p.number = t.number and p.lead), '') as lead_provider
            from told t join initiative i using (number)
            """)
        .param(
            "numbers",
            pieces.stream().map(Piece::number).map(InitiativeNumber::value).toArray(String[]::new))
        .param("positions", pieces.stream().map(Piece::localKey).toArray(String[]::new))
        .param("currency", AccountingCurrency.CURRENCY.getCurrencyCode())
        .param("now", SqlTime.now(clock))
        .query((row, n) -> order(row))
        .list();
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getString("key"),
        InitiativeNumber.of(row.getString("number")),
        new MilestonePosition(row.getInt("milestone")),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        row.getString("payee"),
        row.getString("reference"),
        row.getString("purpose"),
        row.getObject("due_on", LocalDate.class),
        row.getString("country"),
        row.getString("lead_provider"));
  }

  private static Map<String, Object> values(Order order) {
    Map<String, Object> values = new HashMap<>();
    values.put("orderVersion", VERSION);
    values.put("paymentKey", order.key());
    values.put("amount", order.amount().plain());
    values.put("currency", order.amount().currency().getCurrencyCode());
    values.put("payee", order.payee());
    values.put("payeeReference", order.reference());
    values.put("purpose", order.purpose());
    values.put("dueOn", order.dueOn().toString());
    values.put("initiative", order.number().value());
    values.put("milestone", order.milestone().value());
    values.put("country", order.country());
    values.put("leadProvider", order.leadProvider());
    return values;
  }

  /** The payee's reference was refused: the payee is asked for another, and the key stays. */
  @Override
  public boolean handleRefusal(Piece piece, String code, String message) {
    if (!code.equals(PAYEE_REFUSED)) {
      return false;
    }
    database
        .sql(
            """
            with declined as (
              update payment_order set declined_at = :now
              where number = :number and milestone = :milestone and declined_at is null
              returning payee, payee_reference)
            update payee p set refused_at = :now, refusal = :why from declined d
            where p.number = :number and p.institution = d.payee
              and p.reference = d.payee_reference and p.refused_at is null
            """)
        .param("number", piece.number())
        .param("milestone", MilestonePosition.parse(piece.localKey()).value())
        .param("why", message.isBlank() ? code : message)
        .param("now", SqlTime.now(clock))
        .update();
    chronicle.record(piece.number(), "payment.payeeRefused", null, piece.localKey());
    holds.review(piece.number());
    return true;
  }

  /** Whether this person gave the payee's reference, which counts for all its milestones. */
  @Override
  public boolean proposedBy(Piece piece, String userId) {
    return database
        .sql(
            """
            select exists (
              select from milestone m
              join payee p on p.number = m.number and p.institution = m.institution
              where m.number = :number and m.position = :milestone and p.given_by = :user
                and (p.reference = payee_reference(m.number, m.institution)
                  or exists (select from payment_order o where o.payee_reference = p.reference
                    and payment_under_way(o, m))))
            """)
        .param("number", piece.number())
        .param("milestone", MilestonePosition.parse(piece.localKey()).value())
        .param("user", userId)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Instant> freeSince(InitiativeNumber number) {
    return holds.lastLifted(number);
  }
}
