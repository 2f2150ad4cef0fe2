package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.knowledge.ActivityXml.objections;
import static org.capacitycompact.knowledge.ActivityXml.one;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.knowledge.domain.ActivityFileReport;
import org.capacitycompact.knowledge.domain.BudgetTotal;
import org.capacitycompact.knowledge.domain.FindingKind;
import org.capacitycompact.knowledge.domain.PublishedAmount;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReadingBreak;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.capacitycompact.plan.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row per rule for reading published activities: the input, and the finding. */
class RulesOfReadingTest {
  private static final String START = "<activity-date type='1' iso-date='2020-01-01'/>";

  private static Map<String, Object> answers(String body) {
    return new DemandAnswers(one(body).activity(), "en").all();
  }

  /** What the plan would say of the first indicator. */
  private static Map<String, Object> first(String body) {
    PublishedRows rows = new PublishedRows("en", form("results"), form("indicators"));
    rows.add(one(body).activity().results());
    return rows.rows().stream()
        .filter(row -> row.section() == Section.INDICATORS)
        .findFirst()
        .map(row -> plain(row.values()))
        .orElseThrow();
  }

  private static Map<String, Object> plain(Map<String, Object> values) {
    Map<String, Object> plain = new HashMap<>(values);
    plain.replaceAll(
        (key, value) ->
            value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value);
    return plain;
  }

  private static FormSchema form(String section) {
    try {
      return FormSchema.parse(Files.readAllBytes(Path.of("forms", "plan-" + section + ".form")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1:2027-12-31 3:2027-01-01 | 1 | END_BEFORE_START activity-date 2027-12-31 / 2027-01-01",
        "2:2020-01-02 4:2020-01-01 | 3 | END_BEFORE_START activity-date 2020-01-02 / 2020-01-01",
        "2:2150-01-01 | 1 | DATE_IN_FUTURE activity-date/@iso-date 2150-01-01",
        "1:2150-01-01 3:2151-01-01 | 1 | ",
        "1:2150-01-01 | 2 | STATUS_AGAINST_DATES activity-status 2 / 2150-01-01",
        "1:2020-01-01 4:2021-06-30 | 2 | STATUS_AGAINST_DATES activity-status 2 / 2021-06-30",
        "2:2020-01-01 | 1 | STATUS_AGAINST_DATES activity-status 1 / 2020-01-01",
        "2:2020-01-01 4:2021-01-01 | 4 | ",
        "2:2020-01-01 3:2021-01-01 | 2 | ",
      })
  void daysAreHeldAgainstEachOtherAgainstTodayAndAgainstTheStatus(
      String days, String status, String said) {
    StringBuilder body = new StringBuilder("<activity-status code='" + status + "'/>");
    for (String day : days.split(" ")) {
      String[] parts = day.split(":");
      body.append("<activity-date type='%s' iso-date='%s'/>".formatted(parts[0], parts[1]));
    }
    assertThat(objections(one(body.toString()), "activity-"))
        .isEqualTo(said == null ? List.of() : List.of(said));
  }

  @Test
  void aTransactionIsNoneOfTheFutureAndABaselineHasAYear() {
    assertThat(
            objections(
                one(
                    "<transaction><transaction-date iso-date='2150-01-01'/>"
                        + "<value value-date='2020-01-01'>1</value></transaction>"),
                "transaction"))
        .containsExactly("DATE_IN_FUTURE transaction/transaction-date/@iso-date 2150-01-01");
    assertThat(
            objections(
                one("<result><indicator><baseline year='0000' value='1'/></indicator></result>"),
                "result/indicator/baseline"))
        .containsExactly("DATE_OUT_OF_RANGE result/indicator/baseline/@year 0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<recipient-country code='KE' percentage='50%'/><recipient-country code='UG'"
            + " percentage='50'/> | recipient | NOT_A_NUMBER recipient-country/@percentage 50%",
        "<recipient-country code='KE' percentage='50'/><recipient-country code='UG'"
            + " percentage='150'/> | recipient | PERCENTAGE_OUT_OF_RANGE"
            + " recipient-country/@percentage 150",
        "<activity-date type='1' iso-date='01/02/2027'/>"
            + " | activity-date | NOT_A_DATE activity-date/@iso-date 01/02/2027",
        "<activity-status code='9'/> | activity-status | UNKNOWN_CODE activity-status/@code 9",
        "<recipient-country code='Kenya'/>"
            + " | recipient | UNKNOWN_CODE recipient-country/@code Kenya",
        "<title><narrative/></title> | title | EMPTY_TEXT title/narrative",
      })
  void whatIsThereAndWrongIsToldOnceAsWrong(String body, String field, String said) {
    assertThat(objections(one(body), field)).containsExactly(said);
  }

  @Test
  void aWrongEndDoesNotHideThatTheStartIsMissing() {
    assertThat(objections(one("<activity-date type='3' iso-date='soon'/>"), "activity-date"))
        .containsExactly(
            "NOT_A_DATE activity-date/@iso-date soon", "REQUIRED_MISSING activity-date");
  }

  @Test
  void aWrongDefaultCurrencyIsNotMissingInEachValue() {
    String xml =
        ActivityXml.file(
            ActivityXml.activity("A", "<budget><value value-date='2020-01-01'>1</value></budget>")
                .replace("USD", "EURO"));
    assertThat(objections(ActivityXml.read(xml).activities().get(0), ""))
        .contains("UNKNOWN_CODE @default-currency EURO")
        .doesNotContain("REQUIRED_MISSING budget/value/@currency");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<sector code='99999'/> | sector | CODE_OFF_LIST sector/@code 99999",
        "<sector vocabulary='2' code='15110'/> | sector | CODE_OFF_LIST sector/@code 15110",
        "<recipient-region code='7'/> | recipient-region | CODE_OFF_LIST recipient-region/@code 7",
        "<collaboration-type code='5'/> | collaboration | CODE_OFF_LIST collaboration-type/@code 5",
        "<recipient-country code='AN'/> | recipient | CODE_WITHDRAWN recipient-country/@code AN",
        "<default-aid-type code='Z9'/> | default-aid | CODE_OFF_LIST default-aid-type/@code Z9",
        "<participating-org role='1' ref='A' type='99'/>"
            + " | participating | CODE_OFF_LIST participating-org/@type 99",
        "<sector code='15110'/> | sector | ",
        "<sector code='15161'/> | sector | CODE_WITHDRAWN sector/@code 15161",
        "<sector code='15199'/> | sector | CODE_OFF_LIST sector/@code 15199",
        "<sector vocabulary='2' code='110'/> | sector | CODE_OFF_LIST sector/@code 110",
        "<sector vocabulary='7' code='18'/> | sector | CODE_OFF_LIST sector/@code 18",
        "<sector vocabulary='8' code='3.b'/> | sector | ",
        "<sector vocabulary='8' code='3.B'/> | sector | ",
        "<sector vocabulary='77' code='A'/> | sector | CODE_OFF_LIST sector/@vocabulary 77",
        "<sector vocabulary='99' code='A'/> | sector | ",
        "<recipient-region code='380'/> | recipient-region | CODE_WITHDRAWN recipient-region/@code"
            + " 380",
        "<default-aid-type code='B021'/> | default-aid | ",
        "<default-flow-type code='20'/> | default-flow | CODE_WITHDRAWN default-flow-type/@code 20",
        "<default-finance-type code='999'/> | default-fin | CODE_OFF_LIST"
            + " default-finance-type/@code 999",
        "<default-finance-type code='110'/> | default-fin | ",
        "<description type='9'><narrative>A</narrative></description>"
            + " | description | CODE_OFF_LIST description/@type 9",
      })
  void aCodeIsHeldAgainstItsList(String body, String field, String said) {
    assertThat(objections(one(body), field)).isEqualTo(said == null ? List.of() : List.of(said));
  }

  @ParameterizedTest
  @CsvSource({"DEM,CODE_OFF_LIST", "LTL,CODE_WITHDRAWN", "USS,CODE_WITHDRAWN", "QQQ,UNKNOWN_CODE"})
  void aCurrencyThatIsNoMoreIsTakenAndOneThatNeverWasIsNot(String currency, String said) {
    ReportedActivity read =
        one(
            "<budget><value currency='%s' value-date='2020-01-01'>1</value></budget>"
                .formatted(currency));
    assertThat(objections(read, "budget/value"))
        .containsExactly(said + " budget/value/@currency " + currency);
    assertThat(read.activity().budgets().get(0).currency())
        .isEqualTo(said.equals("UNKNOWN_CODE") ? null : currency);
  }

  private static String budget(String type, String start, String end, String day, int amount) {
    return ("<budget type='%s'><period-start iso-date='%s'/><period-end iso-date='%s'/>"
            + "<value value-date='%s'>%s</value></budget>")
        .formatted(type, start, end, day, amount);
  }

  @Test
  void revisionsReplaceWhatTheyCover() {
    String year = budget("1", "2027-01-01", "2027-12-31", "2027-01-01", 100);
    String first = budget("2", "2027-01-01", "2027-06-30", "2027-01-01", 60);
    String second = budget("2", "2027-07-01", "2027-12-31", "2027-07-01", 70);
    String whole = budget("2", "2027-01-01", "2027-12-31", "2027-03-01", 120);
    String later = budget("2", "2027-01-01", "2027-12-31", "2027-05-01", 150);
    String next = budget("1", "2028-01-01", "2028-12-31", "2027-01-01", 10);
    assertThat(answers(year + next)).containsEntry("totalBudgetUsd", "110.00");
    assertThat(answers(year + first + second)).containsEntry("totalBudgetUsd", "130.00");
    assertThat(answers(second + next + year + first)).containsEntry("totalBudgetUsd", "140.00");
    assertThat(answers(year + later + whole)).containsEntry("totalBudgetUsd", "150.00");
    List<PublishedAmount> budgets = one(year + later + whole + next).activity().budgets();
    assertThat(BudgetTotal.replaced(budgets))
        .containsExactlyInAnyOrder(budgets.get(0), budgets.get(2));
    // Half of it was revised; what applies to the other half is unknown.
    assertThat(answers(year + first)).doesNotContainKey("totalBudgetUsd");
    assertThat(answers(year + first + whole)).doesNotContainKey("totalBudgetUsd");
  }

  @Test
  void sharesOfOneGroupAreAddedAndListsOfTheirOwnAreWholesOfTheirOwn() {
    assertThat(
            answers(
                "<sector code='12110' percentage='30'/><sector code='15110' percentage='40'/>"
                    + "<sector code='12181' percentage='30'/>"))
        .containsEntry("sector", "121");
    String own =
        "<sector vocabulary='99' vocabulary-uri='http://%s.example' code='A' percentage='100'/>";
    assertThat(objections(one(own.formatted("a") + own.formatted("b")), "sector")).isEmpty();
    assertThat(objections(one(own.formatted("a") + own.formatted("a")), "sector"))
        .containsExactly("PERCENTAGES_DO_NOT_ADD_UP sector/@percentage 200");
  }

  @ParameterizedTest
  @CsvSource({
    "5,4 4,tied",
    "4,5 5,untied",
    "5,4 -,",
    "4,4 -,tied",
    "-,5 -,",
    "-,5 5,untied",
    "-,4 5,",
    "-,5 9,",
    "5,-,untied"
  })
  void aTransactionsOwnTyingCountsBeforeTheDefault(String byDefault, String each, String answer) {
    StringBuilder body = new StringBuilder();
    if (!byDefault.equals("-")) {
      body.append("<default-tied-status code='" + byDefault + "'/>");
    }
    for (String status : each.split(" ")) {
      body.append("<transaction>")
          .append(status.equals("-") ? "" : "<tied-status code='" + status + "'/>")
          .append("</transaction>");
    }
    assertThat(answers(body.toString()).get("tying")).isEqualTo(answer);
  }

  @Test
  void aDefaultIsWantedWhereSomeTransactionsDoNotSay() {
    String said = "<transaction><tied-status code='5'/></transaction>";
    assertThat(wantedTying(said)).isFalse();
    assertThat(wantedTying(said + "<transaction/>")).isTrue();
    assertThat(wantedTying(said + "<transaction/><default-tied-status code='5'/>")).isFalse();
  }

  private static boolean wantedTying(String body) {
    return one(body).findings(FindingKind.Weight.MISSING).stream()
        .anyMatch(finding -> finding.field().equals("default-tied-status"));
  }

  private static String indicator(String measure, String baselines, String targets) {
    return "<result type='1'><title><narrative>R</narrative></title><indicator measure='"
        + measure
        + "'><title><narrative>Planners</narrative></title>"
        + baselines
        + "<period><period-start iso-date='2028-01-01'/><period-end iso-date='2028-12-31'/>"
        + targets
        + "</period></indicator></result>";
  }

  @Test
  void theLatestBaselineCountsAPartIsNoTotalAndAPercentageKeepsItsSign() {
    String two = "<baseline year='2025' value='30'/><baseline year='2015' value='10'/>";
    assertThat(first(indicator("1", two, "<target value='40'/>")))
        .containsEntry("baseline", "30")
        .containsEntry("title", "Planners");
    String split = "<target value='25'><location ref='N'/></target>";
    assertThat(first(indicator("1", two, split + split.replace("25", "35"))))
        .doesNotContainKey("target1Value");
    assertThat(first(indicator("1", two, split + "<target value='60'/>")))
        .containsEntry("target1Value", "60");
    assertThat(first(indicator("1", two, "<target value='60'/><target value='61'/>")))
        .doesNotContainKey("target1Value");
    assertThat(first(indicator("2", two, "<target value='40'/>")))
        .containsEntry("measure", "PERCENT");
    assertThat(
            first(
                indicator(
                    "1", "<baseline year='2025' value='12.345'/>", "<target value='40.125'/>")))
        .containsEntry("baseline", "12.345")
        .containsEntry("target1Value", "40.125");
  }

  private static ActivityFileReport encoded(String title, String declared, String written) {
    String xml =
        "<?xml version='1.0' encoding='"
            + declared
            + "'?>"
            + ActivityXml.file(
                ActivityXml.activity("A", "<title><narrative>" + title + "</narrative></title>"),
                ActivityXml.activity("B", START));
    return ActivityXml.read(xml.getBytes(Charset.forName(written)), ReadingBounds.DEFAULT);
  }

  @Test
  void charactersOfWindowsUnderAnotherNameAreReadAndReported() {
    ActivityFileReport report = encoded("Former à l’œuvre", "ISO-8859-1", "windows-1252");
    assertThat(report.activities().get(0).activity().titles().get(0).text())
        .isEqualTo("Former à l’œuvre");
    assertThat(objections(report.activities().get(0), "title"))
        .containsExactly("MISLABELLED_CHARACTERS title/narrative Former à l’œuvre");
  }

  @Test
  void anEntityThatNobodyDeclaresIsReadByItsNameAndTheRestIsRead() {
    ActivityFileReport report = encoded("Before &eacute; &nosuch; after", "UTF-8", "UTF-8");
    assertThat(report.readingBreak()).isNull();
    assertThat(report.activities()).hasSize(2);
    assertThat(report.activities().get(0).activity().titles().get(0).text())
        .isEqualTo("Before é &nosuch; after");
    assertThat(objections(report.activities().get(0), "title"))
        .containsExactly(
            "UNDECLARED_ENTITY title/narrative &eacute;",
            "UNDECLARED_ENTITY title/narrative &nosuch;");
  }

  @ParameterizedTest
  @CsvSource({"<sector code='&eacute;'/>,UNDECLARED_ENTITY", "a\u0001b,FORBIDDEN_CHARACTER"})
  void theReasonIsTheReason(String body, ReadingBreak.Kind kind) {
    ActivityFileReport report = ActivityXml.read(ActivityXml.file(ActivityXml.activity("A", body)));
    assertThat(report.readingBreak()).isNotNull();
    assertThat(report.readingBreak().kind()).isEqualTo(kind);
    assertThat(report.readingBreak().line()).isEqualTo(2);
  }
}
