package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Decided.Result;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("The money of a signed plan")
class SignedMoneyTest {

  private static final int COURSES = 101;
  private static final int ROOMS = 102;
  private static final int COMPACT = 103;
  private static final int MENTORS = 104;

  @Autowired Cast cast;
  @Autowired PlanRecord plan;
  @Autowired ChangeRequests requests;
  @Autowired WishRecord wishes;
  @Autowired ExchangeRates rates;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  private InitiativeNumber number;

  /** Milestones of 80,000 US dollars; 102,000 in cash, 40,000 of it the Compact's. */
  @BeforeEach
  void signed() {
    number =
        Story.raised(cast, "KE", "A plan whose money is signed")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .number();
    database.sql("delete from plan_budget_line where number = ?").param(number).update();
    // What forms gave by source would go on as lines beside these.
    database.sql("delete from plan_budget where number = ?").param(number).update();
    rate("129");
    line(COURSES, "TRAINING", "local", "USD", "60000");
    line(ROOMS, "TRAINING", "local", "USD", "1000");
    line(COMPACT, "GRANTS", "compact", "USD", "40000");
    line(MENTORS, "EXPERTS", "local", "ZMW", "129000");
    database
        .sql(
            "update plan_signed set last_change = (select max(id) from plan_change) where number = ?")
        .param(number)
        .update();
  }

  @Test
  @DisplayName("promises in milestones no more than there is in cash")
  void milestones() {
    Row milestone = plan.rows(number, Section.WORK).get(0);
    assertThat(ask(milestone, Map.of("amount", new BigDecimal("52000.01"))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("amount", "plan.signed.aboveCash"));
    assertThat(ask(milestone, Map.of("amount", new BigDecimal("52000")))).isEmpty();
    assertThat(wishes.requests(number).get(0).size()).isEqualTo(ChangeSize.GROUP);
  }

  @Test
  @DisplayName("keeps the cash that milestones cost, and the Compact’s part below its share")
  void shares() {
    assertThat(ask(row(COURSES), Map.of("amount", new BigDecimal("37999.99"))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(
            tuple("amount", "plan.signed.belowMilestones"),
            tuple("amount", "plan.signed.aboveShare"));
    assertThat(ask(row(COURSES), Map.of("source", "compact")))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("source", "plan.signed.aboveShare"));
    assertThat(ask(row(COMPACT), Map.of("amount", new BigDecimal("62000.01"))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("amount", "plan.signed.aboveShare"));
    assertThat(ask(row(ROOMS), Map.of("source", "compact"))).isEmpty();
    assertThat(wishes.requests(number).get(0).size()).isEqualTo(ChangeSize.GROUP);
  }

  @Test
  @DisplayName("is measured at the rate at which it will be stored")
  void rates() {
    rate("60");
    assertThat(ask(row(MENTORS), Map.of("title", "Coaches"))).as("the same money").isEmpty();
    requests.agree(number, newest(), 0, cast.actor("amina"));
    assertThat(
            database
                .sql("select usd from plan_budget_line where number = ? and position = ?")
                .params(number, MENTORS)
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("1000");
    assertThat(ask(row(MENTORS), Map.of("amount", new BigDecimal("360000")))).isEmpty();
    assertThat(wishes.requests(number).get(0).size())
        .as("6,000 US dollars at the newest rate, 2,790 at the one before")
        .isEqualTo(ChangeSize.BOTH_SIDES);
    requests.withdraw(number, newest(), cast.actor("siti"));
    assertThat(ask(row(MENTORS), Map.of("amount", new BigDecimal("360060")))).isEmpty();
    assertThat(wishes.requests(number).get(0).size()).isEqualTo(ChangeSize.GROUP);
  }

  @Test
  @DisplayName(
      "is agreed on one change after the other, so that two together do not pass the group")
  void side() throws Exception {
    assertThat(ask(row(COURSES), Map.of("amount", new BigDecimal("66000")))).isEmpty();
    long one = newest();
    assertThat(ask(row(ROOMS), Map.of("amount", new BigDecimal("7000")))).isEmpty();
    long other = newest();
    assertThat(wishes.requests(number))
        .extracting(WishRecord.Made::size)
        .containsOnly(ChangeSize.BOTH_SIDES);
    CompletableFuture<Decided> second =
        new TransactionTemplate(transactions)
            .execute(
                running -> {
                  assertThat(requests.agree(number, one, 0, cast.actor("amina")).result())
                      .isEqualTo(Result.DONE);
                  CompletableFuture<Decided> beside =
                      CompletableFuture.supplyAsync(
                          () -> requests.agree(number, other, 0, cast.actor("amina")));
                  assertThatThrownBy(() -> beside.get(1500, TimeUnit.MILLISECONDS))
                      .isInstanceOf(TimeoutException.class);
                  return beside;
                });
    assertThat(second.get(30, TimeUnit.SECONDS).result()).isEqualTo(Result.ASKS_GROUP);
  }

  private List<FieldError> ask(Row row, Map<String, Object> fields) {
    Map<String, Object> values = new HashMap<>(row.values());
    values.putAll(fields);
    return requests.ask(
        WantedChange.changed(number, row, row.revision(), row.values(), values),
        "As we saw",
        cast.actor("siti"));
  }

  private long newest() {
    return wishes.requests(number).stream().mapToLong(WishRecord.Made::id).max().orElseThrow();
  }

  private Row row(int position) {
    return plan.row(number, Section.BUDGET, position).orElseThrow();
  }

  private void rate(String rate) {
    rates.enter(
        List.of(
            new ExchangeRates.Entry(
                Currency.getInstance("ZMW"),
                rates.today(),
                new BigDecimal(rate),
                "A test's source")),
        cast.actor("sofia"));
  }

  private void line(int position, String category, String source, String currency, String amount) {
    database
        .sql(
            """
            insert into plan_budget_line (number, position, title, category, year, source, means,
              currency, amount, flow)
            values (?, ?, 'A line', ?, extract(year from current_date)::integer, ?, 'cash', ?, ?,
              'TREASURY')
            """)
        .params(number, position, category, source, currency, new BigDecimal(amount))
        .update();
  }
}
