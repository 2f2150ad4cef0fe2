package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitycompact.funding.FundedDesign.atOnce;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
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
  @Autowired PlantedPlan slots;
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
    design = new FundedDesign(cast, plans, slots, engine, database);
  }

  @Test
  void manyAtOnceNeverReserveMoreThanTheCeilingOfTheYear() throws Exception {
    List<InitiativeNumber> numbers =
        IntStream.range(0, 12)
            .mapToObj(i -> design.approved(2051, "150000", "0", "100000", "150000"))
            .toList();

    // The first makes the year's row: the others meet on one that is there.
    assertThat(inTransaction(numbers.get(0))).isEqualByComparingTo(usd("150000"));

    List<Money> reserved =
        atOnce(
            numbers.stream()
                .skip(1)
                .<Callable<Money>>map(number -> () -> inTransaction(number))
                .toList());

    assertThat(AccountingCurrency.sum(reserved.stream())).isEqualTo(usd("850000"));
    assertThat(reserved).filteredOn(usd("150000")::equals).hasSize(5);
    assertThat(reserved).filteredOn(usd("100000")::equals).hasSize(1);
    assertThat(figure("select sum(amount) from reservation where year = 2051"))
        .isEqualByComparingTo("1000000");
  }

  @Test
  void whatOneGivesBackAnotherMayReserve() {
    List<InitiativeNumber> first =
        IntStream.range(0, 5)
            .mapToObj(i -> design.approved(2052, "200000", "0", "0", "200000"))
            .toList();
    first.forEach(this::inTransaction);
    InitiativeNumber late = design.approved(2052, "200000", "0", "0", "200000");
    assertThat(inTransaction(late)).isEqualTo(AccountingCurrency.NOTHING);

    initiatives.stop(first.get(0), cast.actor("amina"), "other", "No longer wanted");
    reservations.release(first.get(0), AccountingCurrency.NOTHING);

    assertThat(inTransaction(late)).isEqualByComparingTo(usd("200000"));
  }

  @Test
  void oneInitiativeGetsAtMostAFifthOfTheCeiling() {
    InitiativeNumber number = design.approved(2053, "400000", "0", "300000", "300000");

    assertThat(inTransaction(number)).isEqualByComparingTo(usd("200000"));
  }

  @Test
  void askedAgainAnInitiativeReservesOnce() {
    InitiativeNumber number = design.approved(2054, "10000", "5000", "25000", "10000");

    inTransaction(number);
    inTransaction(number);

    assertThat(figure("select reserved from compact_ceiling where year = 2054"))
        .isEqualByComparingTo("10000");
  }

  @Test
  void nothingIsReservedForWhatNobodyApproved() {
    InitiativeNumber number = design.designed("10000", "0", "0", "10000");

    assertThatThrownBy(() -> inTransaction(number))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has not been approved");
  }

  @Test
  void theDatabaseRefusesAReservationOverTheCeilingWhateverWritesIt() {
    InitiativeNumber number = design.approved(2055, "10000", "0", "0", "10000");
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
    InitiativeNumber number = design.funded();

    assertThat(disbursements.book(number, new MilestonePosition(1), usd("9000"), number + ":1"))
        .isTrue();

    assertThat(disbursements.disbursed(number)).isEqualByComparingTo(usd("9000"));
    assertThat(ledger.balances(number).stream().filter(each -> each.disbursed().isPositive()))
        .extracting(each -> each.source().stored() + " " + each.disbursed().plain())
        .containsExactly(
            "compact 2000.00",
            "local 2000.00",
            "provider:BRENAP 4000.00",
            "provider:IDMICRO 1000.00");
  }

  @Test
  void theSameKeyPaysOnceHoweverOftenAndAtWhateverMoment() throws Exception {
    InitiativeNumber number = design.funded();
    Callable<Boolean> pay =
        () -> disbursements.book(number, new MilestonePosition(1), usd("1000"), number + ":once");

    List<Boolean> booked = atOnce(Stream.generate(() -> pay).limit(8).toList());

    assertThat(booked).containsOnlyOnce(true);
    assertThat(disbursements.disbursed(number)).isEqualByComparingTo(usd("1000"));
    assertThatThrownBy(
            () ->
                disbursements.book(number, new MilestonePosition(2), usd("1000"), number + ":once"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyPaymentsAtOnceNeverPayMoreCashThanWasReceived() throws Exception {
    InitiativeNumber number = design.funded();

    List<Boolean> booked =
        atOnce(
            IntStream.rangeClosed(1, 10)
                .<Callable<Boolean>>mapToObj(
                    i ->
                        () -> {
                          try {
                            return disbursements.book(
                                number, new MilestonePosition(i), usd("10000"), number + ":" + i);
                          } catch (IllegalStateException nothingLeft) {
                            return false;
                          }
                        })
                .toList());

    assertThat(booked).filteredOn(Boolean::booleanValue).hasSize(4);
    assertThat(disbursements.disbursed(number)).isEqualByComparingTo(usd("40000"));
    assertThat(figure("select count(*) from payment where number = '" + number + "'"))
        .isEqualByComparingTo("4");
  }

  @Test
  void inKindIsNeverPaidOut() {
    InitiativeNumber number = design.funded();

    assertThatThrownBy(
            () ->
                disbursements.book(
                    number, new MilestonePosition(1), usd("45000.01"), number + ":all"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(disbursements.disbursed(number)).isEqualTo(AccountingCurrency.NOTHING);
    assertThat(disbursements.book(number, new MilestonePosition(1), usd("45000"), number + ":all"))
        .isTrue();
  }

  @Test
  void whatIsUnspentGoesBackToItsSourcesToTheCentAndOnce() {
    InitiativeNumber number = design.funded();
    disbursements.book(number, new MilestonePosition(1), usd("33333.33"), number + ":1");

    assertThat(disbursements.returnUnspent(number)).isEqualByComparingTo(usd("11666.67"));
    assertThat(disbursements.returnUnspent(number)).isEqualTo(AccountingCurrency.NOTHING);

    assertThat(ledger.balances(number)).allMatch(balance -> balance.left().isZero());
    assertThatThrownBy(
            () -> disbursements.book(number, new MilestonePosition(2), usd("0.01"), number + ":2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anEndReturnsWhatIsLeftAndFreesTheCompactsPartForTheYear() {
    InitiativeNumber number = design.approved(2056, "10000", "5000", "25000", "10000");
    design.start(number);
    design.coverBudget(number);
    design.sign(number);
    disbursements.book(number, new MilestonePosition(1), usd("9000"), number + ":1");

    initiatives.stop(number, cast.actor("amina"), "enough", "It is enough");

    assertThat(figure("select reserved from compact_ceiling where year = 2056"))
        .isEqualByComparingTo("2000");
    assertThat(disbursements.returnUnspent(number)).isEqualTo(AccountingCurrency.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_entry set amount = amount + 1 where number = ?",
        "delete from ledger_entry where number = ?"
      })
  void theLedgerIsAppendOnly(String change) {
    InitiativeNumber number = design.funded();

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
    InitiativeNumber number = design.funded();

    assertThatThrownBy(() -> bookByHand(number, "local", kind, means, amount))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void theLedgerTakesEverySourceMeansAndKindThereIsAndTellsThemAgain() {
    InitiativeNumber number = design.funded();
    List<FundingSource> sources =
        List.of(
            FundingSource.COUNTRY,
            FundingSource.COMPACT,
            FundingSource.provider("BRENAP"),
            new FundingSource.OtherFunds("Fonds d’appui: “Ménages” 基金"));
    Map<FundingSource, Balance> before = cash(number);

    for (FundingSource source : sources) {
      for (Means means : Means.values()) {
        for (EntryKind kind : EntryKind.values()) {
          if (kind.isPossibleIn(means)) {
            String key = String.join(":", number, source.stored(), means.stored(), kind.stored());
            Money amount = usd(kind.ordinal() < EntryKind.DISBURSED.ordinal() ? "2" : "1");
            ledger.book(new LedgerEntry(number, source, kind, means, amount, key, "a test"));
          }
        }
      }
    }

    assertThat(cash(number).keySet()).containsAll(sources);
    for (FundingSource source : sources) {
      Balance balance = Objects.requireNonNull(cash(number).get(source));
      Balance was = before.get(source);
      assertThat(was == null ? balance.pledged() : balance.pledged().minus(was.pledged()))
          .isEqualTo(usd("2"));
      assertThat(was == null ? balance.left() : balance.left().minus(was.left()))
          .isEqualTo(AccountingCurrency.NOTHING);
    }
  }

  private Map<FundingSource, Balance> cash(InitiativeNumber number) {
    return ledger.balances(number).stream()
        .filter(balance -> balance.means() == Means.CASH)
        .collect(Collectors.toMap(Balance::source, Function.identity()));
  }

  @ParameterizedTest
  @CsvSource({
    "somebody, pledged, cash",
    "provider:, pledged, cash",
    "provider:two words, pledged, cash",
    "other:, pledged, cash",
    "'other: before', pledged, cash",
    "'other:two\nlines', pledged, cash",
    "local, promised, cash",
    "local, pledged, credit"
  })
  void whatIsNoSourceMeansOrKindIsRefusedByTheTable(String source, String kind, String means) {
    InitiativeNumber number = design.funded();

    assertThatThrownBy(() -> bookByHand(number, source, kind, means, "1"))
        .hasMessageContaining("ledger_entry_");
  }

  private void bookByHand(
      InitiativeNumber number, String source, String kind, String means, String amount) {
    database
        .sql(
            """
            insert into ledger_entry (number, source, kind, means, amount, at, key, note)
            values (?, ?, ?, ?, ?::numeric, now(), ? || ':by hand:' || gen_random_uuid(), 'a test')
            """)
        .params(number, source, kind, means, amount, number)
        .update();
  }

  private Money inTransaction(InitiativeNumber number) {
    return Objects.requireNonNull(
        new TransactionTemplate(transactions).execute(status -> reservations.reserve(number)));
  }

  private void reserveByHand(InitiativeNumber number, String amount) {
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
}
