package org.capacitycompact.criteria;

/** What do the peers recommend? (S29, S30, S32, S138) */
class PeerReviewOutcomeDecisionTest extends DecisionContract {

  PeerReviewOutcomeDecisionTest() {
    super(
        "peer-review-outcome",
        13,
        """
        meanScore=4.2; lowestDimension=3; reviewers=2; requiredReviewers=2; criticalFindings=0
        """,
        """
            good scores proceed |  | outcome=proceed
            the very limits still proceed | meanScore=3.5; lowestDimension=2.5 | outcome=proceed
            fewer reviewers than required are not enough | reviewers=1 | outcome=insufficient
            one reviewer is enough where one is required | reviewers=1; requiredReviewers=1 | outcome=proceed
            too few reviewers weigh more than bad scores | reviewers=1; meanScore=1; lowestDimension=1; criticalFindings=3 | outcome=insufficient
            a mean under two is an early exit | meanScore=1.99; lowestDimension=1.5 | outcome=earlyExit
            a mean of two is suspended | meanScore=2; lowestDimension=1.5 | outcome=suspend
            a dimension at one with a critical finding is an early exit | meanScore=3.6; lowestDimension=1; criticalFindings=1 | outcome=earlyExit
            a dimension at one without a critical finding is corrected | meanScore=3.6; lowestDimension=1 | outcome=courseCorrect
            a dimension just above one with a critical finding is corrected | meanScore=3.6; lowestDimension=1.01; criticalFindings=1 | outcome=courseCorrect
            a mean just under two and a half is suspended | meanScore=2.49; lowestDimension=2 | outcome=suspend
            a mean of two and a half is corrected | meanScore=2.5 | outcome=courseCorrect
            a mean just under three and a half is corrected | meanScore=3.49 | outcome=courseCorrect
            a dimension just under two and a half is corrected | lowestDimension=2.49 | outcome=courseCorrect
            a critical finding is corrected | criticalFindings=1 | outcome=courseCorrect
            a missing mean is not enough | meanScore=absent | outcome=insufficient
            a missing dimension is not enough | lowestDimension=null | outcome=insufficient
            a missing number of reviewers is not enough | reviewers=absent | outcome=insufficient
            a missing requirement is not enough | requiredReviewers=null | outcome=insufficient
            a missing number of findings is not enough | criticalFindings=absent | outcome=insufficient
            """);
  }
}
