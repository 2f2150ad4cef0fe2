package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitycompact.funding.FundedDesign.atOnce;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Disbursements;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules for money that always hold, also with concurrent requests. */
@CompactTest
class MoneyHoldsTest {

  @Autowired Cast cast;
  @Autowired Plans plans;
  @Autowired Ledger ledger;
  @Autowired Reservations reservations;
  @Autowired Disbursements disbursements;
  @Autowired Initiatives initiatives;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;
  @Autowired PlatformTransactionManager transactions;

  private FundedDesign design;

  @BeforeEach
  void design() {
    design = new FundedDesign(cast, plans, engine, database);
  }

  @Test
  void manyAtOnceNeverReserveMoreThanTheCeilingOfTheYear() throws Exception {
    List<String> numbers =
        IntStream.range(0, 12)
            .mapToObj(i -> design.approved(2051, "150000", "0", "100000", "150000"))
            .toList();

    // The first creates the year's row, so that the others compete for an existing one.
    assertThat(inTransaction(numbers.get(0))).isEqualByComparingTo("150000");

    List<BigDecimal> reserved =
        atOnce(
            numbers.stream()
                .skip(1)
                .<Callable<BigDecimal>>map(number -> () -> inTransaction(number))
                .toList());

    assertThat(reserved.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("850000");
    assertThat(reserved).filteredOn(amount -> amount.compareTo(amount("150000")) == 0).hasSize(5);
    assertThat(reserved).filteredOn(amount -> amount.compareTo(amount("100000")) == 0).hasSize(1);
    assertThat(figure("select sum(amount) from reservation where year = 2051"))
        .isEqualByComparingTo("1000000");
  }

  @Test
  void whatOneGivesBackAnotherMayReserve() {
    List<String> first =
        IntStream.range(0, 5)
            .mapToObj(i -> design.approved(2052, "200000", "0", "0", "200000"))
            .toList();
    first.forEach(this::inTransaction);
    String late = design.approved(2052, "200000", "0", "0", "200000");
    assertThat(inTransaction(late)).isZero();

    initiatives.stop(first.get(0), cast.actor("amina"), "other", "No longer wanted");
    reservations.release(first.get(0), BigDecimal.ZERO);

    assertThat(inTransaction(late)).isEqualByComparingTo("200000");
  }

  @Test
  void oneInitiativeGetsAtMostAFifthOfTheCeiling() {
    String number = design.approved(2053, "400000", "0", "300000", "300000");

    assertThat(inTransaction(number)).isEqualByComparingTo("200000");
  }

  @Test
  void askedAgainAnInitiativeReservesOnce() {
    String number = design.approved(2054, "10000", "5000", "25000", "10000");

    inTransaction(number);
    inTransaction(number);

    assertThat(figure("select reserved from compact_ceiling where year = 2054"))
        .isEqualByComparingTo("10000");
  }

  @Test
  void nothingIsReservedForWhatNobodyApproved() {
    String number = design.designed("10000", "0", "0", "10000");

    assertThatThrownBy(() -> inTransaction(number))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has not been approved");
  }

  @Test
  void theDatabaseRefusesAReservationOverTheCeilingWhateverWritesIt() {
    String number = design.approved(2055, "10000", "0", "0", "10000");
    database.sql("insert into compact_ceiling (year, ceiling) values (2055, 5000)").update();

    assertThatThrownBy(() -> reserveByHand(number, "5000.01"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("compact_ceiling");
    reserveByHand(number, "5000");
    assertThatThrownBy(
            () ->
                database
                    .sql("update reservation set amount = 5000.01 where number = ?")
                    .param(number)
                    .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aPaymentComesFromAllSourcesInProportion() {
    String number = design.funded();

    assertThat(disbursements.book(number, 1, amount("9000"), number + ":1")).isTrue();

    assertThat(disbursements.disbursed(number)).isEqualByComparingTo("9000");
    assertThat(ledger.balances(number).stream().filter(each -> each.disbursed().signum() > 0))
        .extracting(each -> each.source() + " " + each.disbursed())
        .containsExactly(
            "compact 2000.00",
            "local 2000.00",
            "provider:BRENAP 4000.00",
            "provider:IDMICRO 1000.00");
  }

  @Test
  void theSameKeyPaysOnceHoweverOftenAndAtWhateverMoment() throws Exception {
    String number = design.funded();
    Callable<Boolean> pay = () -> disbursements.book(number, 1, amount("1000"), number + ":once");

    List<Boolean> booked = atOnce(Stream.generate(() -> pay).limit(8).toList());

    assertThat(booked).containsOnlyOnce(true);
    assertThat(disbursements.disbursed(number)).isEqualByComparingTo("1000");
    assertThatThrownBy(() -> disbursements.book(number, 2, amount("1000"), number + ":once"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyPaymentsAtOnceNeverPayMoreCashThanWasReceived() throws Exception {
    String number = design.funded();

    List<Boolean> booked =
        atOnce(
            IntStream.range(0, 10)
                .<Callable<Boolean>>mapToObj(
                    i ->
                        () -> {
                          try {
                            return disbursements.book(number, i, amount("10000"), number + ":" + i);
                          } catch (IllegalStateException nothingLeft) {
                            return false;
                          }
                        })
                .toList());

    assertThat(booked).filteredOn(Boolean::booleanValue).hasSize(4);
    assertThat(disbursements.disbursed(number)).isEqualByComparingTo("40000");
    assertThat(figure("select count(*) from payment where number = '" + number + "'"))
        .isEqualByComparingTo("4");
  }

  @Test
  void inKindIsNeverPaidOut() {
    String number = design.funded();

    assertThatThrownBy(() -> disbursements.book(number, 1, amount("45000.01"), number + ":all"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(disbursements.disbursed(number)).isZero();
    assertThat(disbursements.book(number, 1, amount("45000"), number + ":all")).isTrue();
  }

  @Test
  void whatIsUnspentGoesBackToItsSourcesToTheCentAndOnce() {
    String number = design.funded();
    disbursements.book(number, 1, amount("33333.33"), number + ":1");

    assertThat(disbursements.returnUnspent(number)).isEqualByComparingTo("11666.67");
    assertThat(disbursements.returnUnspent(number)).isZero();

    assertThat(ledger.balances(number)).allMatch(balance -> balance.left().signum() == 0);
    assertThatThrownBy(() -> disbursements.book(number, 2, amount("0.01"), number + ":2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEndReturnsWhatIsLeftAndFreesTheCompactsPartForTheYear() {
    String number = design.approved(2056, "10000", "5000", "25000", "10000");
    design.start(number);
    design.coverBudget(number);
    design.sign(number);
    disbursements.book(number, 1, amount("9000"), number + ":1");

    initiatives.stop(number, cast.actor("amina"), "enough", "It is enough");

    assertThat(figure("select reserved from compact_ceiling where year = 2056"))
        .isEqualByComparingTo("2000");
    assertThat(disbursements.returnUnspent(number)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_entry set amount = amount + 1 where number = ?",
        "delete from ledger_entry where number = ?"
      })
  void theLedgerIsAppendOnly(String change) {
    String number = design.funded();

    assertThatThrownBy(() -> database.sql(change).param(number).update())
        .hasMessageContaining("append-only");
  }

  @ParameterizedTest
  @CsvSource({
    "committed, cash, 0.01",
    "received, cash, 0.01",
    "disbursed, cash, 10000.01",
    "returned, cash, 10000.01",
    "pledged, cash, -0.01",
    "committed, inKind, 0.01",
    "received, inKind, 1",
    "disbursed, inKind, 1"
  })
  void noEntryBreaksTheOrderOfTheFourFigures(String kind, String means, String amount) {
    String number = design.funded();

    assertThatThrownBy(
            () ->
                ledger.book(
                    number, "local", kind, means, amount(amount), number + ":wrong", "a test"))
        .isInstanceOf(DataAccessException.class);
  }

  private BigDecimal inTransaction(String number) {
    return Objects.requireNonNull(
        new TransactionTemplate(transactions).execute(status -> reservations.reserve(number)));
  }

  private void reserveByHand(String number, String amount) {
    database
        .sql(
            """
            insert into reservation (number, year, asked, initiative_part, budget_part, amount,
              reserved_at) values (?, 2055, 90000, 90000, 90000, ?::numeric, now())
            """)
        .params(number, amount)
        .update();
  }

  private BigDecimal figure(String query) {
    return database.sql(query).query(BigDecimal.class).single();
  }

  private static BigDecimal amount(String figure) {
    return new BigDecimal(figure);
  }
}
