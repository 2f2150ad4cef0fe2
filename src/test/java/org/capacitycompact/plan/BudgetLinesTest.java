package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Means;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
@DisplayName("A line of a budget")
class BudgetLinesTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired BudgetLines lines;
  @Autowired AgreedRows agreed;
  @Autowired ExchangeRates rates;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A budget of lines").number();
    amina = cast.actor("amina");
  }

  private void rate(String currency, int daysAgo, String rate) {
    rates.enter(
        List.of(
            new ExchangeRates.Entry(
                Currency.getInstance(currency),
                rates.today().minusDays(daysAgo),
                new BigDecimal(rate),
                "A test's source")),
        cast.actor("sofia"));
  }

  private static Map<String, Object> line(String source, String currency, String amount) {
    Map<String, Object> line = new HashMap<>();
    line.put("title", "Mentors");
    line.put("category", "EXPERTS");
    line.put("year", new BigDecimal("2027"));
    line.put("source", source);
    line.put("means", "cash");
    line.put("currency", currency);
    line.put("amount", new BigDecimal(amount));
    line.put("flow", "TREASURY");
    return line;
  }

  private Row added(Map<String, Object> line) {
    return ((Outcome.Done) editor.add(number, Section.BUDGET, Answers.of(line), amina)).row();
  }

  private BudgetLine only() {
    return lines.of(number).get(0);
  }

  @Test
  @DisplayName("keeps the rate of the day on which its amount was written")
  void keepsItsRate() {
    rate("KES", 20, "129");
    Row row = added(line("local", "KES", "12900"));
    assertThat(only().rateOn()).isEqualTo(rates.today().minusDays(20));
    assertThat(only().worth()).hasToString("100.00 USD");

    rate("KES", 2, "100");
    Map<String, Object> renamed = new HashMap<>(row.values());
    renamed.put("title", "Coaches");
    Outcome.Done done =
        (Outcome.Done)
            editor.change(number, Section.BUDGET, row.position(), 0, Answers.of(renamed), amina);
    assertThat(only().worth()).hasToString("100.00 USD");

    renamed.put("amount", new BigDecimal("10000"));
    editor.change(
        number, Section.BUDGET, row.position(), done.row().revision(), Answers.of(renamed), amina);
    assertThat(only().rateOn()).isEqualTo(rates.today().minusDays(2));
    assertThat(only().worth()).hasToString("100.00 USD");
  }

  @Test
  @DisplayName("in a currency without a rate is refused at its field, and in the database")
  void withoutRate() {
    assertThat(editor.add(number, Section.BUDGET, Answers.of(line("local", "MNT", "5")), amina))
        .isEqualTo(
            new Outcome.Refused(List.of(FieldError.of("currency", "plan.currency.noRate", "MNT"))));
    assertThatThrownBy(() -> insert("MNT", "5"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("no rate of MNT is known");
  }

  @Test
  @DisplayName("has no more decimals than its currency")
  void decimals() {
    rate("UGX", 3, "3700");
    assertThat(editor.add(number, Section.BUDGET, Answers.of(line("local", "UGX", "5.5")), amina))
        .isEqualTo(
            new Outcome.Refused(List.of(FieldError.of("amount", "plan.amount.whole", "UGX"))));
    assertThatThrownBy(() -> insert("UGX", "5.5"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("plan_budget_line_decimals");
    rate("TND", 3, "3.1");
    assertThat(added(line("local", "TND", "5.125")).decimal("amount"))
        .contains(new BigDecimal("5.125"));
  }

  private void insert(String currency, String amount) {
    database
        .sql(
            """
            insert into plan_budget_line (number, position, title, category, year, source, means, currency, amount, flow,
              changed_by)
            values (?, 90, 'x', 'EXPERTS', 2027, 'local', 'cash', ?, ?, 'HOST', 'amina')
            """)
        .params(number, currency, new BigDecimal(amount))
        .update();
  }

  @Test
  @DisplayName("is priced by the newest rate when the country says so, and nobody else")
  void newestRates() {
    rate("RWF", 9, "1000");
    added(line("local", "RWF", "500000"));
    added(line("compact", "USD", "300"));
    rate("RWF", 1, "1250");
    assertThat(lines.repriced(number))
        .singleElement()
        .satisfies(each -> assertThat(each.worth()).hasToString("400.00 USD"));
    assertThatThrownBy(() -> lines.useNewestRates(number, cast.actor("joseph")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(lines.useNewestRates(number, amina)).isEqualTo(1);
    assertThat(only().worth()).hasToString("400.00 USD");
    assertThat(only().rateOn()).isEqualTo(rates.today().minusDays(1));
    assertThat(lines.useNewestRates(number, amina)).isZero();
    assertThat(sum()).isEqualByComparingTo("700");
  }

  @Test
  @DisplayName("joins lines of what forms gave by source, so that none of it is lost")
  void beginsFromTheSums() {
    sums("localCash", "150000", "localInKind", "4000", "providerInKind", "500", "compact", "80000");
    database
        .sql(
            """
            insert into plan_profile (number, starts_on) values (?, date '2028-05-01')
            on conflict (number) do update set starts_on = excluded.starts_on
            """)
        .param(number)
        .update();
    Map<String, Object> first = line("compact", "USD", "1");
    first.put("year", new BigDecimal("2028"));
    Row row = added(first);
    assertThat(lines.of(number))
        .extracting(
            each ->
                "%s: %s %s %s %d %s %s"
                    .formatted(
                        each.title(),
                        each.source().stored(),
                        each.means(),
                        each.worth(),
                        each.year(),
                        each.flow(),
                        each.unit()))
        .containsExactly(
            "What the country gives in cash: local CASH 150000.00 USD 2028 TREASURY null",
            "What the country gives in kind: local IN_KIND 4000.00 USD 2028 TREASURY OTHER",
            "What providers give in kind: other:Providers IN_KIND 500.00 USD 2028 DIRECT OTHER",
            "What the Compact gives: compact CASH 80000.00 USD 2028 HOST null",
            "Mentors: compact CASH 1.00 USD 2028 TREASURY null");
    assertThat(sum()).isEqualByComparingTo("234501");
    assertThat(row.position()).isEqualTo(1);
    added(first);
    assertThat(lines.of(number)).as("once").hasSize(6);
    for (BudgetLine each : lines.of(number)) {
      editor.remove(number, Section.BUDGET, each.position(), 0, amina);
    }
    assertThat(sum()).isZero();
    added(first);
    assertThat(lines.of(number)).as("lines that were removed stay so").hasSize(1);
  }

  @Test
  @DisplayName("of a budget that was signed by source is measured by what was signed")
  void signedBySource() {
    number =
        Story.raised(cast, "KE", "A budget signed by source")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .number();
    BigDecimal signed = sum();
    assertThat(lines.of(number)).isEmpty();
    Map<String, Object> line = line("local", "USD", "100");
    assertThat(editor.add(number, Section.BUDGET, Answers.of(line), amina))
        .extracting(outcome -> ((Outcome.Refused) outcome).errors().get(0).messageKey())
        .isEqualTo("plan.signed.BOTH_SIDES");
    assertThat(agreed.categories(number))
        .hasEntrySatisfying("OTHER", usd -> assertThat(usd).isEqualByComparingTo(signed));
    insert("USD", "100");
    assertThat(agreed.categories(number))
        .hasEntrySatisfying("OTHER", usd -> assertThat(usd).isEqualByComparingTo(signed));
    assertThat(sum()).isEqualByComparingTo(signed.add(new BigDecimal("100")));
    line.put("category", "OTHER");
    line.put("amount", new BigDecimal("100000"));
    assertThat(editor.add(number, Section.BUDGET, Answers.of(line), amina))
        .extracting(outcome -> ((Outcome.Refused) outcome).errors().get(0).messageKey())
        .isEqualTo("plan.signed.GROUP");
  }

  private void sums(String... sums) {
    for (int i = 0; i < sums.length; i += 2) {
      database
          .sql("insert into plan_budget (number, source, amount) values (?, ?, ?)")
          .params(number, sums[i], new BigDecimal(sums[i + 1]))
          .update();
    }
  }

  private BigDecimal sum() {
    return database
        .sql("select sum(amount) from plan_budget where number = ?")
        .param(number)
        .query(BigDecimal.class)
        .single();
  }

  @Test
  @DisplayName("counts in every total that is asked for")
  void totals() {
    rate("KES", 20, "100");
    rate("KES", 1, "100");
    added(line("local", "KES", "20000"));
    Map<String, Object> rooms = line("local", "KES", "5000");
    rooms.put("means", "inKind");
    rooms.put("unit", "SPACE");
    rooms.put("quantity", new BigDecimal("3"));
    rooms.put("category", "OTHER");
    added(rooms);
    Map<String, Object> unvalued = new HashMap<>(rooms);
    unvalued.remove("currency");
    unvalued.remove("amount");
    unvalued.put("source", "provider:BRA");
    unvalued.put("unit", "PERSON_DAYS");
    added(unvalued);
    Map<String, Object> later = line("compact", "USD", "750");
    later.put("year", new BigDecimal("2028"));
    later.put("flow", "HOST");
    added(later);

    BudgetTotals totals = new BudgetTotals(lines.of(number));
    assertThat(totals.all()).hasToString("1000.00 USD");
    assertThat(totals.localShare().plain()).isEqualTo("25");
    assertThat(totals.local(Means.CASH)).hasToString("200.00 USD");
    assertThat(totals.byYear().toString()).isEqualTo("{2027=250.00 USD, 2028=750.00 USD}");
    assertThat(totals.byCategory().toString()).isEqualTo("{EXPERTS=950.00 USD, OTHER=50.00 USD}");
    assertThat(totals.byFlow().toString()).isEqualTo("{HOST=750.00 USD, TREASURY=250.00 USD}");
    assertThat(totals.byMeans().toString()).isEqualTo("{CASH=950.00 USD, IN_KIND=50.00 USD}");
    assertThat(totals.bySource())
        .extracting(
            share ->
                share.source().stored()
                    + " "
                    + share.worth().plain()
                    + " "
                    + share.given()
                    + share.inKind())
        .containsExactly(
            "local 200.00 [20000.00 KES][]",
            "local 50.00 [5000.00 KES][Counted[unit=SPACE, quantity=3.0000]]",
            "provider:BRA 0.00 [][Counted[unit=PERSON_DAYS, quantity=3.0000]]",
            "compact 750.00 [750.00 USD][]");
    assertThat(totals.byCurrency())
        .extracting(
            each -> each.currency() + " " + each.given().plain() + " " + each.worth().plain())
        .containsExactly("KES 25000.00 250.00", "USD 750.00 750.00");
    assertThat(totals.oldestRate()).contains(rates.today().minusDays(1));
  }
}
