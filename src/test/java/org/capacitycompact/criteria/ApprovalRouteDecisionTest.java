package org.capacitycompact.criteria;

/** By which route does the steering group deal with an initiative? (S80, S107, S108, S111) */
class ApprovalRouteDecisionTest extends DecisionContract {

  ApprovalRouteDecisionTest() {
    super(
        "approval-route",
        7,
        """
        compactContributionUsd=25000; riskLevel=low; qualityVerdict=sound;
        ownershipVerdict=owned; openWaivers=0
        """,
        """
            small, sound and owned at low risk needs no objection |  | route=noObjection
            a cent more is voted on | compactContributionUsd=25000.01 | route=vote
            100 000 USD are voted on | compactContributionUsd=100000 | route=vote
            a cent more is reviewed independently first | compactContributionUsd=100000.01 | route=voteAfterIndependentReview
            high risk is reviewed independently first | riskLevel=high | route=voteAfterIndependentReview
            high risk is reviewed even without Compact money | riskLevel=high; compactContributionUsd=0 | route=voteAfterIndependentReview
            medium risk is voted on | riskLevel=medium | route=vote
            the group takes note where no Compact money is asked | compactContributionUsd=0 | route=takeNote
            it takes note at medium risk too | compactContributionUsd=0; riskLevel=medium | route=takeNote
            it takes note of a design to be improved | compactContributionUsd=0; qualityVerdict=improve | route=takeNote
            it votes on an unsound design | compactContributionUsd=0; qualityVerdict=unsound | route=vote
            it votes on what is not owned | compactContributionUsd=0; ownershipVerdict=notOwned | route=vote
            it votes on ownership to be strengthened | compactContributionUsd=0; ownershipVerdict=strengthen | route=vote
            it votes where a waiver is in force | compactContributionUsd=0; openWaivers=1 | route=vote
            one cent is Compact money | compactContributionUsd=0.01; riskLevel=medium | route=vote
            a design to be improved is voted on | qualityVerdict=improve | route=vote
            ownership to be strengthened is voted on | ownershipVerdict=strengthen | route=vote
            a waiver is voted on | openWaivers=1 | route=vote
            a missing amount is reviewed independently first | compactContributionUsd=absent | route=voteAfterIndependentReview
            a missing risk is reviewed independently first | riskLevel=null | route=voteAfterIndependentReview
            a risk that nobody recognises is reviewed independently first | riskLevel=martian | route=voteAfterIndependentReview
            a missing verdict on quality is voted on | qualityVerdict=absent | route=vote
            a missing verdict on ownership is voted on | ownershipVerdict=null | route=vote
            a missing number of waivers is voted on | openWaivers=absent | route=vote
            missing verdicts are voted on without Compact money too | compactContributionUsd=0; qualityVerdict=absent; ownershipVerdict=absent; openWaivers=absent | route=vote
            """);
  }
}
