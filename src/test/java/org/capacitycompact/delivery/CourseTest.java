package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.percent;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.money.Percent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

  private static final LocalDate BEGUN = LocalDate.of(2026, 1, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 11);

  @Test
  void theLargestDelayCountsAndWhatIsVerifiedIsNotLate() {
    Milestone verified = milestone(1, "2026-01-01");
    verified.deliver("a", new Milestone.Delivery(TODAY, "e", null, null));
    verified.verify("b", TODAY, "seen");

    assertThat(
            Course.delayDays(
                List.of(verified, milestone(2, "2026-04-01"), milestone(3, "2026-04-09")), TODAY))
        .isEqualTo(10);
    assertThat(Course.delayDays(List.of(milestone(1, "2026-04-11")), TODAY)).isZero();
    assertThat(Course.delayDays(List.of(), TODAY)).isZero();
  }

  @Test
  void spendingIsComparedWithWhatIsDueOrVerified() {
    List<Milestone> due = List.of(milestone(1, "2026-04-11"), milestone(2, "2026-04-12"));

    assertThat(variance(due, "110")).hasValue(percent("10.00"));
    assertThat(variance(due, "75")).hasValue(percent("-25.00"));
    assertThat(variance(due, "100")).hasValue(percent("0.00"));
  }

  @Test
  void moneySpentWithNothingPlannedHasNoPercentage() {
    List<Milestone> later = List.of(milestone(1, "2026-12-31"));

    assertThat(variance(later, "0")).hasValue(percent("0.00"));
    assertThat(variance(later, "0.01")).isEmpty();
  }

  /**
   * A hundred of two hundred days have passed: half of the path is due, nine tenths of it are
   * enough.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 100, 45, 100",
    "0, 100, 44.9, 0",
    "100, 0, 55, 100",
    "100, 0, 55.1, 0",
    "0, 100, , 0",
    "7, 7, 7, 100",
    "7, 7, 6.9, 0"
  })
  void aResultIsOnTrackAtNineTenthsOfItsPath(
      String baseline, String target, String actual, String percent) {
    assertThat(onTrack(List.of(result(baseline, target, actual, "2026-07-20"))))
        .hasValue(percent(percent));
  }

  @Test
  void afterItsDateAResultIsMeasuredAtItsTarget() {
    assertThat(onTrack(List.of(result("0", "100", "89", "2026-02-01")))).hasValue(percent("0"));
    assertThat(
            onTrack(
                List.of(
                    result("0", "100", "90", "2026-02-01"),
                    result("0", "100", "0", "2026-02-01"),
                    result("0", "100", "95", "2026-02-01"))))
        .hasValue(percent("67"));
  }

  @Test
  void onTheFirstDayNothingIsDueYetAndWithoutResultsNothingIsKnown() {
    assertThat(Course.resultsOnTrack(List.of(result("5", "9", null, "2026-12-31")), BEGUN, BEGUN))
        .hasValueSatisfying(onTrack -> assertThat(onTrack).isEqualTo(percent("100")));
    assertThat(Course.resultsOnTrack(List.of(), BEGUN, TODAY)).isEmpty();
  }

  @Test
  void whatIsPaidIsNeverStartedAgain() {
    Milestone paid = milestone(1, "2026-01-01");
    assertThat(paid.pay(TODAY)).as("not verified").isFalse();
    paid.deliver("a", new Milestone.Delivery(TODAY, "e", null, null));
    assertThat(paid.verify("a", TODAY, "seen")).as("by who delivered").isFalse();
    paid.verify("b", TODAY, "seen");
    assertThat(paid.pay(TODAY)).isTrue();
    paid.restart(null);

    assertThat(paid.state()).isEqualTo(MilestoneState.PAID);
    assertThat(paid.pay(TODAY)).as("twice").isFalse();
    assertThat(paid.deliver("a", new Milestone.Delivery(TODAY, "e", null, null))).isFalse();
  }

  @Test
  @DisplayName("A milestone that has to be delivered again is as the plan became meanwhile")
  void whatIsRejectedFollowsThePlan() {
    Milestone returned = milestone(1, "2026-01-01");
    returned.deliver("a", new Milestone.Delivery(TODAY, "e", null, null));
    assertThat(returned.replan(planned("Handbook", "2026-03-01", "80.00")))
        .as("what was delivered stays as it was delivered")
        .isFalse();
    returned.reject("b", "Chapter 3 is missing", planned("Handbook", "2026-03-01", "80.00"));
    assertThat(returned.title()).isEqualTo("Handbook");
    assertThat(returned.due()).isEqualTo("2026-03-01");
    assertThat(returned.amount()).isEqualTo(usd("80.00"));

    returned.deliver("a", new Milestone.Delivery(TODAY, "e", null, null));
    returned.verify("b", TODAY, "seen");
    returned.restart(planned("Handbook", "2026-02-01", "70.00"));
    assertThat(returned.amount()).isEqualTo(usd("70.00"));
    assertThat(returned.due())
        .as("more time that it had is not taken back")
        .isEqualTo("2026-03-01");
  }

  private static PlannedMilestone planned(String title, String due, String amount) {
    return new PlannedMilestone(
        new MilestonePosition(1), title, "School", LocalDate.parse(due), usd(amount));
  }

  private static Optional<Percent> variance(List<Milestone> milestones, String spent) {
    return Course.budgetVariance(milestones, usd(spent), TODAY)
        .map(value -> value.rounded(2, RoundingMode.HALF_UP));
  }

  private static Optional<Percent> onTrack(List<PlannedResult> results) {
    return Course.resultsOnTrack(results, BEGUN, TODAY)
        .map(value -> value.rounded(0, RoundingMode.HALF_UP));
  }

  private static Milestone milestone(int position, String due) {
    return Milestone.planned(
        InitiativeNumber.of("KE-2026-001"),
        new PlannedMilestone(
            new MilestonePosition(position),
            "Manual",
            "School",
            LocalDate.parse(due),
            usd("100.00")));
  }

  private static PlannedResult result(String baseline, String target, String actual, String due) {
    return new PlannedResult(
        1,
        "Trainers",
        new BigDecimal(baseline),
        new BigDecimal(target),
        LocalDate.parse(due),
        actual == null ? null : new BigDecimal(actual),
        null);
  }
}
