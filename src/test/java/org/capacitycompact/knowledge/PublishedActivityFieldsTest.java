package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.capacitycompact.knowledge.ActivityXml.objections;
import static org.capacitycompact.knowledge.ActivityXml.one;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.knowledge.domain.ActivityDateType;
import org.capacitycompact.knowledge.domain.ActivityStatus;
import org.capacitycompact.knowledge.domain.AidType;
import org.capacitycompact.knowledge.domain.BudgetStatus;
import org.capacitycompact.knowledge.domain.BudgetType;
import org.capacitycompact.knowledge.domain.CountryShare;
import org.capacitycompact.knowledge.domain.FindingKind;
import org.capacitycompact.knowledge.domain.IndicatorMeasure;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.OrganisationRole;
import org.capacitycompact.knowledge.domain.ParticipatingOrganisation;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.knowledge.domain.PublishedAmount;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.capacitycompact.knowledge.domain.ReportingOrganisation;
import org.capacitycompact.knowledge.domain.ResultType;
import org.capacitycompact.knowledge.domain.SectorShare;
import org.capacitycompact.knowledge.domain.StatedOf;
import org.capacitycompact.knowledge.domain.TiedStatus;
import org.junit.jupiter.api.Test;

class PublishedActivityFieldsTest {
  private static final ReportedActivity WHOLE =
      one(
          """
          <reporting-org ref="XM-DAC-1" type="40"><narrative>Publisher</narrative></reporting-org>
          <title><narrative>School of audit</narrative>
            <narrative xml:lang="fr">École d'audit</narrative></title>
          <description type="2"><narrative>Auditors train auditors</narrative></description>
          <participating-org role="1" ref="A" type="10"><narrative>Funder</narrative>
          </participating-org>
          <participating-org role="4" ref="B" type="15" activity-id="B-9"/>
          <activity-status code="2"/>
          <activity-date type="1" iso-date="2020-01-01"/>
          <activity-date type="3" iso-date="2022-12-31"/>
          <recipient-country code="ml" percentage="60"/>
          <recipient-country code="NE" percentage="40.0"/>
          <sector vocabulary="2" code="151" percentage="100"/>
          <sector code="15111"><narrative>Public finance</narrative></sector>
          <collaboration-type code="1"/><default-flow-type code="10"/>
          <default-finance-type code="110"/><default-aid-type code="D02"/>
          <default-aid-type code="2" vocabulary="2"/><default-tied-status code="5"/>
          <budget type="2" status="2"><period-start iso-date="2020-01-01"/>
            <period-end iso-date="2020-12-31"/>
            <value currency="EUR" value-date="2020-06-30">1234.50</value></budget>
          <transaction><transaction-date iso-date="2020-02-02"/>
            <value value-date="2020-02-02">-5</value><sector code="15112"/>
            <recipient-country code="BF"/><tied-status code="4"/><aid-type code="D01"/>
          </transaction>
          <result type="1"><title><narrative>Audits done</narrative></title>
            <indicator measure="1"><title><narrative>Audits</narrative></title>
              <baseline year="2019" value="3"/>
              <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
                <target value="10"><dimension name="sex" value="female"/></target>
                <actual value="12.5"/></period></indicator></result>
          """);
  private final PublishedActivity activity = WHOLE.activity();

  private static Narrative en(String text) {
    return new Narrative("en", true, text);
  }

  @Test
  void aWholeActivityHasNothingMissingAndNothingWrong() {
    assertThat(WHOLE.complete()).isTrue();
    assertThat(WHOLE.findings(FindingKind.Weight.MISSING)).isEmpty();
    assertThat(WHOLE.findings(FindingKind.Weight.WRONG)).isEmpty();
    assertThat(WHOLE.findings(FindingKind.Weight.TAKEN))
        .extracting("field", "times", "line")
        .contains(tuple("title", 2, 3), tuple("participating-org", 2, 6), tuple("budget", 1, 19));
  }

  @Test
  void titlesAndDescriptionsComeInAllTheirLanguages() {
    assertThat(activity.identifier()).isEqualTo("XX-1");
    assertThat(activity.titles())
        .containsExactly(en("School of audit"), new Narrative("fr", true, "École d'audit"));
    assertThat(activity.descriptions())
        .extracting("type", "texts")
        .containsExactly(tuple("2", List.of(en("Auditors train auditors"))));
  }

  @Test
  void organisationsComeWithRoleTypeReferenceAndNames() {
    assertThat(activity.reportingOrganisation())
        .isEqualTo(new ReportingOrganisation("XM-DAC-1", "40", List.of(en("Publisher"))));
    assertThat(activity.organisations())
        .containsExactly(
            new ParticipatingOrganisation(
                OrganisationRole.FUNDING, "A", "10", null, List.of(en("Funder"))),
            new ParticipatingOrganisation(
                OrganisationRole.IMPLEMENTING, "B", "15", "B-9", List.of()));
  }

  @Test
  void countriesAndSectorsOfTransactionsAreKeptBesideThoseOfTheActivity() {
    assertThat(activity.countries())
        .containsExactly(
            new CountryShare("ML", new BigDecimal("60"), StatedOf.ACTIVITY),
            new CountryShare("NE", new BigDecimal("40.0"), StatedOf.ACTIVITY),
            new CountryShare("BF", null, StatedOf.TRANSACTION));
    assertThat(activity.sectors())
        .containsExactly(
            new SectorShare("151", "2", new BigDecimal("100"), StatedOf.ACTIVITY, List.of(), null),
            new SectorShare(
                "15111", "1", null, StatedOf.ACTIVITY, List.of(en("Public finance")), null),
            new SectorShare("15112", "1", null, StatedOf.TRANSACTION, List.of(), null));
  }

  @Test
  void tyingAidTypesAndKindsAreTakenByTheirCodes() {
    assertThat(activity.status()).isEqualTo(ActivityStatus.IMPLEMENTATION);
    assertThat(activity.tiedStatus()).isEqualTo(TiedStatus.UNTIED);
    assertThat(activity.transactionTiedStatuses()).isEqualTo(Set.of(TiedStatus.TIED));
    assertThat(activity.aidTypes())
        .containsExactly(
            new AidType("D02", "1", StatedOf.ACTIVITY),
            new AidType("2", "2", StatedOf.ACTIVITY),
            new AidType("D01", "1", StatedOf.TRANSACTION));
    assertThat(activity)
        .extracting("collaborationType", "flowType", "financeType")
        .containsExactly("1", "10", "110");
    assertThat(activity.dates())
        .isEqualTo(
            Map.of(
                ActivityDateType.PLANNED_START, LocalDate.of(2020, 1, 1),
                ActivityDateType.PLANNED_END, LocalDate.of(2022, 12, 31)));
  }

  @Test
  void aBudgetIsDecimalWithItsCurrencyPeriodAndValueDate() {
    assertThat(activity.budgets())
        .containsExactly(
            new PublishedAmount(
                new BigDecimal("1234.50"),
                "EUR",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2020, 12, 31),
                LocalDate.of(2020, 6, 30),
                BudgetType.REVISED,
                BudgetStatus.COMMITTED));
  }

  @Test
  void resultsComeWithBaselineTargetAndWhatWasReached() {
    PublishedResult result = activity.results().get(0);
    PublishedResult.Indicator indicator = result.indicators().get(0);
    assertThat(result.type()).isEqualTo(ResultType.OUTPUT);
    assertThat(result.titles()).containsExactly(en("Audits done"));
    assertThat(indicator.measure()).isEqualTo(IndicatorMeasure.UNIT);
    assertThat(indicator.titles()).containsExactly(en("Audits"));
    assertThat(indicator.baselines())
        .extracting("year", "value.number")
        .containsExactly(tuple(2019, new BigDecimal("3")));
    assertThat(indicator.periods().get(0).targets())
        .extracting("number", "dimensions")
        .containsExactly(tuple(new BigDecimal("10"), List.of("sex=female")));
    assertThat(indicator.periods().get(0).actuals())
        .extracting("published", "number")
        .containsExactly(tuple("12.5", new BigDecimal("12.5")));
  }

  @Test
  void anEmptyActivitySaysEverythingThatIsMissing() {
    ReportedActivity empty =
        ActivityXml.read(ActivityXml.file("<iati-activity/>")).activities().get(0);
    assertThat(objections(empty, ""))
        .allMatch(line -> line.startsWith("REQUIRED_MISSING"))
        .hasSize(9);
    assertThat(empty.findings(FindingKind.Weight.MISSING))
        .filteredOn(f -> f.kind() == FindingKind.WANTED_MISSING)
        .extracting("field")
        .containsExactly("default-tied-status", "default-aid-type", "budget", "result");
    assertThat(empty.findings(FindingKind.Weight.TAKEN)).isEmpty();
  }
}
