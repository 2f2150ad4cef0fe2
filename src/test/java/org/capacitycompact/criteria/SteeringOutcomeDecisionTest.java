package org.capacitycompact.criteria;

import java.util.List;

/** What did the steering group decide in a round? (S106, S108, S118) */
class SteeringOutcomeDecisionTest extends DecisionContract {

  SteeringOutcomeDecisionTest() {
    super(
        "steering-outcome",
        9,
        """
        eligibleMembers=12; ballotsCast=12; constituenciesEligible=5; constituenciesPresent=5;
        partnerCountryEligible=4; partnerCountryBallots=4; approve=12;
        approveWithConditions=0; returnForRevision=0; decline=0; abstain=0
        """,
        """
        all for approval is approved |  | outcome=approved; reason=Two thirds of those who took a side approve, and they are a third of the eligible members or more.
        no ballot is no quorum | ballotsCast=0; constituenciesPresent=0; partnerCountryBallots=0; approve=0 | outcome=noQuorum; reason=No ballot was cast.
        nobody eligible is no quorum | eligibleMembers=0; ballotsCast=0; constituenciesEligible=0; constituenciesPresent=0; partnerCountryEligible=0; partnerCountryBallots=0; approve=0 | outcome=noQuorum
        two thirds of the members are a quorum | ballotsCast=8; approve=8 | outcome=approved
        one less is none | ballotsCast=7; approve=7 | outcome=noQuorum; reason=Fewer than two thirds of the eligible members cast a ballot.
        half of the partner countries are a quorum | partnerCountryBallots=2 | outcome=approved
        fewer than half are none | partnerCountryBallots=1 | outcome=noQuorum; reason=Fewer than half of the eligible partner countries cast a ballot.
        half of an odd number is rounded up | partnerCountryEligible=3; partnerCountryBallots=1 | outcome=noQuorum
        no eligible partner country needs no ballot of one | partnerCountryEligible=0; partnerCountryBallots=0 | outcome=approved
        one constituency may be absent | constituenciesPresent=4 | outcome=approved
        two may not | constituenciesPresent=3 | outcome=noQuorum; reason=Too many constituencies cast no ballot.
        of two constituencies one may be absent | constituenciesEligible=2; constituenciesPresent=1 | outcome=approved
        of two constituencies both may not | constituenciesEligible=2; constituenciesPresent=0 | outcome=noQuorum
        the only constituency may not be absent | constituenciesEligible=1; constituenciesPresent=0 | outcome=noQuorum
        the only constituency is enough | constituenciesEligible=1; constituenciesPresent=1 | outcome=approved
        two thirds of those who take a side approve | approve=8; decline=4 | outcome=approved
        less than two thirds do not | approve=7; decline=5 | outcome=declined; reason=There is no majority for approval, and more members decline it than return it.
        abstentions do not count for the majority | approve=4; decline=2; abstain=6 | outcome=approved
        a third of the eligible members is needed | approve=3; returnForRevision=1; abstain=8 | outcome=returned
        approval by exactly a third is enough | approve=4; abstain=8 | outcome=approved
        all abstaining approves nothing | approve=0; abstain=12 | outcome=returned
        both kinds of approval count together | approve=4; approveWithConditions=4; returnForRevision=4 | outcome=approved
        conditions win when more ask for them | approve=3; approveWithConditions=5; returnForRevision=4 | outcome=approvedWithConditions; reason=Two thirds of those who took a side approve, and more of them with conditions than without.
        conditions do not win on a tie | approve=6; approveWithConditions=6 | outcome=approved
        more to return than to decline is returned | approve=4; returnForRevision=5; decline=3 | outcome=returned; reason=There is no majority for approval, and no more members decline it than return it.
        as many to decline as to return is returned | approve=4; returnForRevision=4; decline=4 | outcome=returned
        more to decline is declined | approve=2; returnForRevision=4; decline=6 | outcome=declined
        a missing count of members is no quorum | eligibleMembers=absent | outcome=noQuorum; reason=A count of members, constituencies or ballots is missing.
        a missing count of ballots is no quorum | ballotsCast=null | outcome=noQuorum
        a missing count of eligible constituencies is no quorum | constituenciesEligible=absent | outcome=noQuorum
        a missing count of present constituencies is no quorum | constituenciesPresent=null | outcome=noQuorum
        a missing count of partner countries is no quorum | partnerCountryEligible=absent | outcome=noQuorum
        a missing count of their ballots is no quorum | partnerCountryBallots=null | outcome=noQuorum
        a missing count of approvals is no quorum | approve=absent | outcome=noQuorum
        a missing count of approvals with conditions is no quorum | approveWithConditions=null | outcome=noQuorum
        a missing count of returns is no quorum | returnForRevision=absent | outcome=noQuorum
        a missing count of declines is no quorum | decline=null | outcome=noQuorum
        a missing count of abstentions is no quorum | abstain=absent | outcome=noQuorum
        a count below nothing is no count | abstain=-1 | outcome=noQuorum
        """);
  }

  /** If nobody takes a side, approval is not a third of the eligible either. */
  @Override
  List<String> unreachable() {
    return List.of(
        "approve + approveWithConditions &gt; 0 and 3 * (approve + approveWithConditions) &gt;= 2"
            + " * (approve + approveWithConditions + returnForRevision + decline) at 32");
  }
}
