package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("A row of the plan")
class PlanRulesTest {

  private static final LocalDate YEAR_ON = LocalDate.now().plusYears(1);

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired ExchangeRates rates;

  private InitiativeNumber number;
  private Actor amina;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A plan with rules").number();
    amina = cast.actor("amina");
  }

  @Test
  @DisplayName(
      "of results contributes to one on a step above, and stays while something belongs to it")
  void results() {
    Row outcome = done(Section.RESULTS, "kind=OUTCOME", "title=Teams decide by data");
    Row output =
        done(Section.RESULTS, "kind=OUTPUT", "title=Training held", "parent=" + outcome.position());
    assertThat(
            wrong(
                Section.RESULTS,
                "kind=OUTCOME",
                "title=Above itself",
                "parent=" + output.position()))
        .containsExactly("parent plan.parent.step");
    assertThat(changed(outcome, "kind=OUTPUT")).containsExactly("kind plan.kind.belowOwn");
    assertThat(removed(outcome)).containsExactly("title plan.result.inUse");
    assertThat(removed(output)).isEmpty();
    assertThat(removed(outcome)).isEmpty();
  }

  @Test
  @DisplayName("of indicators has possible values, on days after its baseline")
  void indicators() {
    Map<String, Object> percent =
        values("title=Reports in time", "measure=PERCENT", "direction=MORE");
    percent.put("baseline", new BigDecimal(61));
    percent.put("baselineOn", LocalDate.now().minusDays(20));
    percent.put("target1Value", new BigDecimal(120));
    percent.put("target1On", LocalDate.now().minusDays(30));
    percent.put("target2Value", new BigDecimal(70));
    percent.put("target2On", LocalDate.now().minusDays(30));
    percent.put("enough", new BigDecimal(60));
    percent.put("enoughOn", LocalDate.now().minusDays(1));
    assertThat(wrong(Section.INDICATORS, percent))
        .containsExactlyInAnyOrder(
            "target1Value plan.percent.tooMuch",
            "target1On plan.target.tooEarly",
            "target2On plan.target.tooEarly",
            "target2On plan.target.sameDay",
            "enoughOn plan.date.past",
            "enough plan.enough.direction");
    percent.putAll(values("measure=WORDS"));
    assertThat(wrong(Section.INDICATORS, percent)).contains("baseline plan.measure.words");
    percent.putAll(values("measure=YES_NO"));
    assertThat(wrong(Section.INDICATORS, percent)).contains("baseline plan.measure.yesNo");
    percent.putAll(values("measure=PERCENT"));
    percent.put("baseline", new BigDecimal(-1));
    percent.put("baselineOn", LocalDate.now().plusDays(3));
    assertThat(wrong(Section.INDICATORS, percent))
        .contains("baseline plan.percent.negative", "baselineOn plan.baseline.ahead");
    percent.put("measure", "NUMBER");
    percent.put("enough", new BigDecimal(-1));
    assertThat(wrong(Section.INDICATORS, percent)).contains("enough plan.target.same");
  }

  @Test
  @DisplayName("of indicators may be open where nobody has measured yet")
  void unmeasured() {
    assertThat(wrong(Section.INDICATORS, "title=Trust in the office", "measure=WORDS")).isEmpty();
    Map<String, Object> later = values("title=Cases solved", "measure=NUMBER");
    later.put("measuredBy", YEAR_ON);
    assertThat(wrong(Section.INDICATORS, later)).isEmpty();
  }

  @Test
  @DisplayName("of the work plan lies within the duration, and is verified by another")
  void work() {
    Map<String, Object> frame = new HashMap<>();
    frame.put("startsOn", LocalDate.now());
    frame.put("durationMonths", new BigDecimal(12));
    assertThat(wrong(Section.FRAME, frame)).isEmpty();
    Map<String, Object> late = milestone("Late");
    late.put("due", LocalDate.now().plusYears(2));
    assertThat(wrong(Section.WORK, late)).containsExactly("due plan.work.afterEnd");
    late.put("due", LocalDate.now().minusDays(1));
    assertThat(wrong(Section.WORK, late)).containsExactly("due plan.date.past");
    late.put("due", LocalDate.now().plusDays(40));
    late.put("startsOn", LocalDate.now().plusDays(50));
    late.put("verifier", "College");
    late.put("kind", "ACTIVITY");
    late.put("amount", BigDecimal.TEN);
    assertThat(wrong(Section.WORK, late))
        .containsExactlyInAnyOrder(
            "startsOn plan.work.startsLate",
            "verifier plan.work.verifiesItself",
            "amount plan.activity.amount");
    Map<String, Object> inTime = milestone("In time");
    inTime.put("due", LocalDate.now().plusMonths(11));
    assertThat(wrong(Section.WORK, inTime)).isEmpty();
    frame.put("durationMonths", new BigDecimal(3));
    assertThat(wrong(Section.FRAME, frame))
        .containsExactly("durationMonths plan.duration.tooShort");
    frame.put("startsOn", LocalDate.now().plusMonths(1));
    frame.put("durationMonths", new BigDecimal(12));
    assertThat(wrong(Section.FRAME, frame)).isEmpty();
    late.put("due", LocalDate.now().plusDays(3));
    late.remove("startsOn");
    assertThat(wrong(Section.WORK, late)).contains("due plan.work.beforeStart");
  }

  @Test
  @DisplayName("of the work plan is paid by its lines with no more than they have")
  void paid() {
    Row line = done(Section.BUDGET, line(new BigDecimal(1000)));
    Row other = done(Section.BUDGET, line(new BigDecimal(500)));
    Map<String, Object> first = milestone("First");
    first.put("amount", new BigDecimal(900));
    first.put("lines", List.of(String.valueOf(line.position())));
    Row paid = done(Section.WORK, first);
    Map<String, Object> second = milestone("Second");
    second.put("amount", new BigDecimal(200));
    second.put("lines", List.of(String.valueOf(line.position())));
    assertThat(wrong(Section.WORK, second)).containsExactly("amount plan.work.aboveLines");
    second.put("lines", List.of(String.valueOf(line.position()), String.valueOf(other.position())));
    assertThat(wrong(Section.WORK, second)).isEmpty();
    assertThat(changed(line, line(new BigDecimal(500))))
        .containsExactly("amount plan.line.belowWork");
    assertThat(changed(line, line(new BigDecimal(600)))).isEmpty();
    assertThat(removed(plan.row(number, Section.BUDGET, line.position()).orElseThrow()))
        .containsExactly("title plan.line.inUse");
    assertThat(paid.decimal("amount")).contains(new BigDecimal(900));
  }

  @Test
  @DisplayName("of the budget has an amount with its currency, and counts what is given in kind")
  void amounts() {
    Map<String, Object> rooms = line(BigDecimal.TEN);
    rooms.put("means", "inKind");
    rooms.put("unit", "SPACE");
    rooms.put("quantity", BigDecimal.ZERO);
    rooms.remove("amount");
    assertThat(wrong(Section.BUDGET, rooms))
        .containsExactlyInAnyOrder("amount plan.amount.missing", "quantity plan.quantity.none");
    rooms.remove("quantity");
    rooms.remove("currency");
    rooms.put("amount", BigDecimal.TEN);
    assertThat(wrong(Section.BUDGET, rooms))
        .containsExactlyInAnyOrder(
            "currency plan.currency.needed", "quantity plan.quantity.needed");
    Map<String, Object> cash = line(BigDecimal.TEN);
    cash.remove("amount");
    assertThat(wrong(Section.BUDGET, cash)).containsExactly("amount plan.amount.needed");
    rooms.remove("amount");
    rooms.put("quantity", BigDecimal.ONE);
    assertThat(wrong(Section.BUDGET, rooms)).isEmpty();
  }

  @Test
  @DisplayName("of indicators says how much is enough and by when, or neither")
  void enough() {
    Map<String, Object> indicator = values("title=Cases solved", "measure=NUMBER");
    indicator.put("enoughOn", YEAR_ON);
    assertThat(wrong(Section.INDICATORS, indicator)).containsExactly("enough plan.enough.missing");
    indicator.remove("enoughOn");
    indicator.put("enough", BigDecimal.TEN);
    assertThat(wrong(Section.INDICATORS, indicator)).containsExactly("enoughOn plan.enough.date");
  }

  @Test
  @DisplayName("of the budget pays its milestones in another currency too")
  void paidInAnotherCurrency() {
    rates.enter(
        List.of(
            new ExchangeRates.Entry(
                Currency.getInstance("SZL"),
                rates.today().minusDays(1),
                new BigDecimal("500"),
                "A test's source")),
        cast.actor("sofia"));
    Row line = done(Section.BUDGET, line(new BigDecimal(1000)));
    Map<String, Object> first = milestone("First");
    first.put("amount", new BigDecimal(900));
    first.put("lines", List.of(String.valueOf(line.position())));
    done(Section.WORK, first);
    assertThat(changed(line, "currency=SZL")).containsExactly("amount plan.line.belowWork");
    Map<String, Object> worth = values("currency=SZL");
    worth.put("amount", new BigDecimal(449_990));
    assertThat(changed(line, worth)).containsExactly("amount plan.line.belowWork");
    worth.put("amount", new BigDecimal(450_000));
    assertThat(changed(line, worth)).isEmpty();
  }

  @Test
  @DisplayName("of the budget is of a year of the work, and the Compact gives cash")
  void budget() {
    Map<String, Object> frame = new HashMap<>();
    frame.put("startsOn", LocalDate.now());
    frame.put("durationMonths", new BigDecimal(12));
    assertThat(wrong(Section.FRAME, frame)).isEmpty();
    Map<String, Object> line = line(BigDecimal.TEN);
    line.put("year", new BigDecimal(2090));
    line.put("source", "compact");
    line.put("means", "inKind");
    line.put("unit", "PLACES");
    line.put("quantity", BigDecimal.ONE);
    assertThat(wrong(Section.BUDGET, line))
        .containsExactlyInAnyOrder("year plan.year.outside", "means plan.compact.cash");
  }

  @Test
  @DisplayName("says who answers to another, who works some days, and each kind of support once")
  void others() {
    assertThat(wrong(Section.ACCOUNTABILITY, "who=Treasury", "toWhom=Treasury", "what=The money"))
        .containsExactly("toWhom plan.accountability.self");
    Map<String, Object> nobody = values("title=Adviser", "origin=NATIONAL");
    nobody.put("persons", BigDecimal.ONE);
    nobody.put("practitioner", true);
    nobody.put("days", BigDecimal.ZERO);
    assertThat(wrong(Section.PEOPLE, nobody)).containsExactly("days plan.days.none");
    assertThat(wrong(Section.MODALITIES, "modality=training")).isEmpty();
    assertThat(wrong(Section.MODALITIES, "modality=training"))
        .containsExactly("modality plan.modality.twice");
  }

  private static Map<String, Object> values(String... pairs) {
    Map<String, Object> values = new HashMap<>();
    for (String pair : pairs) {
      values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return values;
  }

  private static Map<String, Object> milestone(String title) {
    Map<String, Object> milestone =
        values("kind=MILESTONE", "institution=College", "title=" + title);
    milestone.put("due", LocalDate.now().plusMonths(2));
    milestone.put("amount", BigDecimal.ZERO);
    return milestone;
  }

  private static Map<String, Object> line(BigDecimal amount) {
    Map<String, Object> line =
        values(
            "title=Courses",
            "category=TRAINING",
            "source=local",
            "means=cash",
            "currency=USD",
            "flow=TREASURY");
    line.put("year", new BigDecimal(LocalDate.now().getYear()));
    line.put("amount", amount);
    return line;
  }

  private Row done(Section section, String... pairs) {
    return done(section, values(pairs));
  }

  private Row done(Section section, Map<String, Object> values) {
    return ((Outcome.Done) editor.add(number, section, Answers.of(values), amina)).row();
  }

  private List<String> wrong(Section section, String... pairs) {
    return wrong(section, values(pairs));
  }

  private List<String> wrong(Section section, Map<String, Object> values) {
    Row there = section.isSingle() ? plan.row(number, section, 1).orElse(null) : null;
    return errors(
        there == null
            ? editor.add(number, section, Answers.of(values), amina)
            : editor.change(number, section, 1, there.revision(), Answers.of(values), amina));
  }

  private List<String> changed(Row row, String... pairs) {
    return changed(row, values(pairs));
  }

  private List<String> changed(Row row, Map<String, Object> with) {
    Row now = plan.row(number, row.section(), row.position()).orElseThrow();
    Map<String, Object> values = new HashMap<>(now.values());
    values.putAll(with);
    return errors(
        editor.change(
            number, row.section(), row.position(), now.revision(), Answers.of(values), amina));
  }

  private List<String> removed(Row row) {
    return errors(editor.remove(number, row.section(), row.position(), row.revision(), amina));
  }

  private static List<String> errors(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? refused.errors().stream().map(error -> error.key() + " " + error.messageKey()).toList()
        : List.of();
  }
}
