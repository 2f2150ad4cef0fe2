package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.worklist.ExternalWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a finance system is told to pay when it fetches the payment of a verified milestone: version
 * 1 of the contract in {@code docs/payment-order.md}. The values are for its answer only; what went
 * out is on record here, and is told again as it was.
 */
@Service
@Transactional
class PaymentOrders implements ExternalWork {

  static final String VERSION = "1";
  private static final String PAYEE_REFUSED = "payeeRefused";
  private static final String CURRENCY = "USD";

  private final JdbcClient database;
  private final PaymentHolds holds;
  private final Chronicle chronicle;
  private final Clock clock;

  PaymentOrders(JdbcClient database, PaymentHolds holds, Chronicle chronicle, Clock clock) {
    this.database = database;
    this.holds = holds;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * An order.
   *
   * @param key names the payment: the same key is paid once, however often it is told
   * @param amount in the currency, with all its decimals
   * @param reference what the payee gave for payments to it
   * @param dueOn by which day it is paid
   * @param leadProvider code of the lead provider; empty where there is none
   */
  record Order(
      String key,
      String number,
      int milestone,
      BigDecimal amount,
      String currency,
      String payee,
      String reference,
      String purpose,
      LocalDate dueOn,
      String country,
      String leadProvider) {}

  @Override
  public String topic() {
    return "disburse";
  }

  @Override
  public Map<Piece, Map<String, Object>> handOut(Collection<Piece> pieces) {
    Map<Piece, Map<String, Object>> told = new LinkedHashMap<>();
    orders(pieces)
        .forEach(
            order ->
                told.put(
                    new Piece(order.number(), String.valueOf(order.milestone())), values(order)));
    pieces.stream()
        .filter(piece -> !told.containsKey(piece))
        .map(Piece::number)
        .distinct()
        .forEach(holds::review);
    return told;
  }

  /** What goes out now: orders that are under way as they were, and new ones that nothing holds. */
  private List<Order> orders(Collection<Piece> pieces) {
    return database
        .sql(
            """
            with asked as (
              select m.* from unnest(:numbers::text[], :positions::integer[]) a (number, position)
              join milestone m using (number, position)),
            under_way as (
              select distinct on (o.key) o.* from payment_order o
              join asked m on m.number = o.number and m.position = o.milestone
              order by o.key, o.id desc),
            ordered as (
              insert into payment_order (key, number, milestone, amount, currency, payee,
                payee_reference, purpose, due_on, ordered_at)
              select m.number || '/milestone/' || m.position, m.number, m.position, m.amount, :usd,
                m.institution, coalesce(payee_reference(m.number, m.institution), ''),
                left(m.number || ', milestone ' || m.position || ': ' || m.title, 140),
                m.verified_on + coalesce((select days from deadline
                  where name = 'ServiceTask_Disburse'), 30), :now
              from asked m join initiative i using (number)
              where m.state = 'VERIFIED' and i.status = 'RUNNING'
                and (m.amount = 0 or payee_reference(m.number, m.institution) is not null)
                and not exists (select from under_way u where u.number = m.number
                  and u.milestone = m.position and u.declined_at is null
                  and u.ordered_at >= m.verified_on)
                and not exists (select from payment_holds(m.number, m.position, :now))
              returning *),
            told as (
              select * from ordered union all
              select u.* from under_way u
              join asked m on m.number = u.number and m.position = u.milestone
              where u.declined_at is null and m.state = 'VERIFIED'
                and u.ordered_at >= m.verified_on)
            select t.key, t.number, t.milestone, t.amount, t.currency, t.payee,
              t.payee_reference as reference, t.purpose, t.due_on, i.country,
              coalesce((select p.organisation from plan_partner p
                where p.number = t.number and p.lead), '') as lead_provider
            from told t join initiative i using (number)
            """)
        .param("numbers", pieces.stream().map(Piece::number).toArray(String[]::new))
        .param("positions", pieces.stream().map(Piece::localKey).toArray(String[]::new))
        .param("usd", CURRENCY)
        .param("now", now())
        .query(Order.class)
        .list();
  }

  private static Map<String, Object> values(Order order) {
    Map<String, Object> values = new HashMap<>();
    values.put("orderVersion", VERSION);
    values.put("paymentKey", order.key());
    values.put("amount", order.amount().toPlainString());
    values.put("currency", order.currency());
    values.put("payee", order.payee());
    values.put("payeeReference", order.reference());
    values.put("purpose", order.purpose());
    values.put("dueOn", order.dueOn().toString());
    values.put("initiative", order.number());
    values.put("milestone", order.milestone());
    values.put("country", order.country());
    values.put("leadProvider", order.leadProvider());
    return values;
  }

  /** The payee's reference was refused: the payee is asked for another, and the key stays. */
  @Override
  public boolean declined(Piece piece, String code, String message) {
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
        .param("milestone", Integer.valueOf(piece.localKey()))
        .param("why", message.isBlank() ? code : message)
        .param("now", now())
        .update();
    chronicle.record(piece.number(), "payment.payeeRefused", null, piece.localKey());
    holds.review(piece.number());
    return true;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
