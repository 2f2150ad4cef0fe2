package org.capacitycompact.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.capacitycompact.steering.Tally.Line;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void countsEveryInputOfTheDecisionFromSeatsAndBallots() {
    Tally tally =
        new Tally(
            List.of(
                new Line("partnerCountries", "approve"),
                new Line("partnerCountries", null),
                new Line("partnerCountries", "recuse"),
                new Line("southernInstitutions", "approveWithConditions"),
                new Line("civilSociety", "return"),
                new Line("networks", "decline"),
                new Line("developmentPartners", "abstain")));

    assertThat(tally.presence())
        .containsOnly(
            java.util.Map.entry("eligibleMembers", 6),
            java.util.Map.entry("ballotsCast", 5),
            java.util.Map.entry("constituenciesEligible", 5),
            java.util.Map.entry("constituenciesPresent", 5),
            java.util.Map.entry("partnerCountryEligible", 2),
            java.util.Map.entry("partnerCountryBallots", 1));
    assertThat(tally.choices())
        .containsOnly(
            java.util.Map.entry("approve", 1),
            java.util.Map.entry("approveWithConditions", 1),
            java.util.Map.entry("returnForRevision", 1),
            java.util.Map.entry("decline", 1),
            java.util.Map.entry("abstain", 1));
  }

  @Test
  void aConstituencyWhoseOnlyMemberIsRecusedIsNotAskedFor() {
    Tally tally =
        new Tally(List.of(new Line("networks", "recuse"), new Line("civilSociety", "approve")));

    assertThat(tally.presence())
        .containsEntry("constituenciesEligible", 1)
        .containsEntry("constituenciesPresent", 1)
        .containsEntry("eligibleMembers", 1);
  }

  @Test
  void silenceIsNoBallotAndAnAbstentionIsOne() {
    Tally tally =
        new Tally(List.of(new Line("networks", null), new Line("civilSociety", "abstain")));

    assertThat(tally.presence())
        .containsEntry("ballotsCast", 1)
        .containsEntry("constituenciesPresent", 1);
    assertThat(tally.choices()).containsEntry("abstain", 1);
  }
}
