package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.knowledge.ActivityXml.objections;
import static org.capacitycompact.knowledge.ActivityXml.one;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.knowledge.domain.ActivityDateType;
import org.capacitycompact.knowledge.domain.PublishedAmount;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.capacitycompact.knowledge.domain.SectorShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedValuesTest {
  private static ReportedActivity budget(String value) {
    return one(
        "<budget><period-start iso-date='2020-01-01'/><period-end iso-date='2020-12-31'/>"
            + "<value value-date='2020-01-01'>"
            + value
            + "</value></budget>");
  }

  private static PublishedAmount only(ReportedActivity activity) {
    return activity.activity().budgets().get(0);
  }

  @ParameterizedTest
  @CsvSource({"1234.50,1234.50", "0,0", "+7,7", ".5,0.5", "7.,7", "' 12 ',12"})
  void aPlainDecimalIsTakenExactlyAsPublished(String published, BigDecimal amount) {
    ReportedActivity activity = budget(published);
    assertThat(only(activity).amount()).isEqualTo(amount);
    assertThat(objections(activity, "budget")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1e-1,0.1", "1E3,1000"})
  void aNumberInScientificNotationIsTakenAndReported(String published, BigDecimal amount) {
    ReportedActivity activity = budget(published);
    assertThat(only(activity).amount()).isEqualTo(amount);
    assertThat(objections(activity, "budget"))
        .containsExactly("NOT_PLAIN_DECIMAL budget/value " + published);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e400 | NUMBER_OUT_OF_RANGE",
        "1e-400 | NUMBER_OUT_OF_RANGE",
        "1e999999999999 | NUMBER_OUT_OF_RANGE",
        "1e-2147483648 | NUMBER_OUT_OF_RANGE",
        "1000000000000000000 | NUMBER_OUT_OF_RANGE",
        "1,000 | AMBIGUOUS_NUMBER",
        "1.000,00 | AMBIGUOUS_NUMBER",
        "1 000 000 | AMBIGUOUS_NUMBER",
        "NaN | NOT_A_NUMBER",
        "Infinity | NOT_A_NUMBER",
        "0x10 | NOT_A_NUMBER",
        "$5 | NOT_A_NUMBER",
        "١٢ | NOT_A_NUMBER",
        "-0.01 | NEGATIVE_AMOUNT",
      })
  void anAmountThatCannotBeKeptIsReportedAndTheRestOfTheBudgetIsTaken(
      String published, String kind) {
    ReportedActivity activity = budget(published);
    assertThat(only(activity).amount()).isNull();
    assertThat(only(activity).currency()).isEqualTo("USD");
    assertThat(only(activity).periodEnd()).isEqualTo(LocalDate.of(2020, 12, 31));
    assertThat(objections(activity, "budget")).containsExactly(kind + " budget/value " + published);
  }

  @Test
  void anAmountWithPartsSmallerThanTheCurrencyHasIsTakenWithAWord() {
    assertThat(only(budget("12.345")).amount()).isEqualByComparingTo("12.345");
    assertThat(objections(budget("12.345"), "budget"))
        .containsExactly("DECIMALS_BEYOND_CURRENCY budget/value 12.345");
    assertThat(objections(budget("12.300"), "budget")).isEmpty();
    assertThat(objections(budget("12.34"), "budget")).isEmpty();
  }

  @Test
  void aNumberMadeToExhaustTheReaderIsRefused() {
    for (String piece : List.of("1,", "9", "1 ", "1e")) {
      ReportedActivity activity = budget(piece.repeat(60_000) + "1");
      assertThat(only(activity).amount()).isNull();
      assertThat(objections(activity, "budget"))
          .singleElement()
          .asString()
          .startsWith("NUMBER_OUT_OF_RANGE");
    }
  }

  @Test
  void anEmptyAmountIsMissing() {
    assertThat(objections(budget(" "), "budget")).containsExactly("REQUIRED_MISSING budget/value");
  }

  @Test
  void anUnknownCurrencyIsNotTaken() {
    ReportedActivity activity =
        one("<budget><value currency='EURO' value-date='2020-01-01'>5</value></budget>");
    assertThat(only(activity).currency()).isNull();
    assertThat(only(activity).amount()).isEqualTo(new BigDecimal("5"));
    assertThat(objections(activity, "budget"))
        .containsExactly(
            "REQUIRED_MISSING budget/period-start",
            "REQUIRED_MISSING budget/period-end",
            "UNKNOWN_CODE budget/value/@currency EURO");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-02-29,",
    "2020-02-29Z,",
    "2020-02-29+02:00,",
    "2020-02-29T10:11:12Z,DATE_WITH_TIME",
    "2020-02-29 00:00:00,DATE_WITH_TIME"
  })
  void aDayIsTakenWithOrWithoutZoneAndATimeIsReported(String published, String kind) {
    ReportedActivity activity = one("<activity-date type='1' iso-date='" + published + "'/>");
    assertThat(activity.activity().dates())
        .containsEntry(ActivityDateType.PLANNED_START, LocalDate.of(2020, 2, 29));
    assertThat(objections(activity, "activity-date"))
        .isEqualTo(
            kind == null ? List.of() : List.of(kind + " activity-date/@iso-date " + published));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-02-29", "01/02/2020", "2020", "soon", "20200101", "2020-01-01TTT"})
  void whatIsNoDayIsReported(String published) {
    ReportedActivity activity = one("<activity-date type='2' iso-date='" + published + "'/>");
    assertThat(activity.activity().dates()).isEmpty();
    assertThat(objections(activity, "activity-date"))
        .contains("NOT_A_DATE activity-date/@iso-date " + published);
  }

  @Test
  void aDayNobodyCanMeanIsReportedAndAPeriodThatEndsBeforeItStartsIsKept() {
    assertThat(objections(one("<activity-date type='2' iso-date='0001-01-01'/>"), "activity-date"))
        .contains("DATE_OUT_OF_RANGE activity-date/@iso-date 0001-01-01");
    ReportedActivity activity =
        one(
            "<planned-disbursement><period-start iso-date='2021-01-01'/>"
                + "<period-end iso-date='2020-06-01'/>"
                + "<value value-date='2020-01-01'>1</value></planned-disbursement>");
    assertThat(activity.activity().plannedDisbursements()).hasSize(1);
    assertThat(objections(activity, "planned"))
        .containsExactly("END_BEFORE_START planned-disbursement 2021-01-01 / 2020-06-01");
  }

  @Test
  void aSectorWithoutCodeIsKeptWithItsShareAndName() {
    ReportedActivity activity =
        one("<sector percentage='100'><narrative>Audit</narrative></sector>");
    assertThat(activity.activity().sectors())
        .singleElement()
        .extracting(SectorShare::code, SectorShare::percentage)
        .containsExactly(null, new BigDecimal("100"));
    assertThat(objections(activity, "sector")).containsExactly("REQUIRED_MISSING sector/@code");
  }

  @Test
  void sharesMustMakeAWholeButThreeThirdsDo() {
    String third = "<sector vocabulary='8' code='1.1' percentage='33.33'/>";
    assertThat(objections(one(third + third + third), "sector")).isEmpty();
    assertThat(objections(one(third + third), "sector"))
        .containsExactly("PERCENTAGES_DO_NOT_ADD_UP sector/@percentage 66.66");
    assertThat(objections(one("<recipient-country code='ML' percentage='101'/>"), "recipient"))
        .containsExactly("PERCENTAGE_OUT_OF_RANGE recipient-country/@percentage 101");
    assertThat(
            objections(
                one(
                    "<recipient-country code='ML' percentage='60'/>"
                        + "<recipient-region code='298' percentage='40'/>"),
                "recipient"))
        .isEmpty();
  }

  @Test
  void codesOffTheirListsAreReportedAndNotTaken() {
    ReportedActivity activity =
        one(
            "<participating-org role='Funding' ref='A'/><default-tied-status code='1'/>"
                + "<recipient-country code='Mali'/>");
    assertThat(activity.activity().organisations()).hasSize(1);
    assertThat(activity.activity().tiedStatus()).isNull();
    assertThat(objections(activity, ""))
        .contains(
            "UNKNOWN_CODE participating-org/@role Funding",
            "UNKNOWN_CODE default-tied-status/@code 1",
            "UNKNOWN_CODE recipient-country/@code Mali");
  }

  @Test
  void theValueOfAQualitativeIndicatorNeedNotBeANumber() {
    String period =
        "<title><narrative>t</narrative></title><period><period-start iso-date='2020-01-01'/>"
            + "<period-end iso-date='2020-12-31'/><target value='good'/></period></indicator>";
    String result = "<result type='1'><title><narrative>r</narrative></title><indicator measure=";
    assertThat(objections(one(result + "'5'>" + period + "</result>"), "result")).isEmpty();
    ReportedActivity counted = one(result + "'1'>" + period + "</result>");
    PublishedResult.Period read =
        counted.activity().results().get(0).indicators().get(0).periods().get(0);
    assertThat(read.targets().get(0).published()).isEqualTo("good");
    assertThat(objections(counted, "result"))
        .containsExactly("NOT_A_NUMBER result/indicator/period/target/@value good");
  }
}
