package org.capacitycompact.criteria;

/** Is an initiative on track? (S30, S33, S41, S125, S139) */
class CourseCorrectionDecisionTest extends DecisionContract {

  CourseCorrectionDecisionTest() {
    super(
        "course-correction",
        17,
        """
        delayDays=0; budgetVariancePercent=0; resultsOnTrackPercent=100; dataAgeDays=10;
        reportingIntervalDays=90
        """,
        """
            nothing amiss is on track |  | status=onTrack
            the very limits are still on track | delayDays=14; budgetVariancePercent=5; resultsOnTrackPercent=90; dataAgeDays=90 | status=onTrack
            five per cent too little is still on track | budgetVariancePercent=-5 | status=onTrack
            data older than the interval is watched | dataAgeDays=91 | status=watch
            data of twice the interval is still watched | dataAgeDays=180 | status=watch
            data older than twice the interval escalates | dataAgeDays=181 | status=escalate
            a delay of 15 days is watched | delayDays=15 | status=watch
            a delay of 30 days is still watched | delayDays=30 | status=watch
            a delay of 31 days is corrected | delayDays=31 | status=correct
            a delay of 90 days is still corrected | delayDays=90 | status=correct
            a delay of 91 days escalates | delayDays=91 | status=escalate
            variance just above five is watched | budgetVariancePercent=5.01 | status=watch
            variance just below minus five is watched | budgetVariancePercent=-5.01 | status=watch
            variance of ten is still watched | budgetVariancePercent=10 | status=watch
            variance of minus ten is still watched | budgetVariancePercent=-10 | status=watch
            variance above ten is corrected | budgetVariancePercent=10.01 | status=correct
            variance below minus ten is corrected | budgetVariancePercent=-10.01 | status=correct
            variance of minus 25 is still corrected | budgetVariancePercent=-25 | status=correct
            variance of 25 is still corrected | budgetVariancePercent=25 | status=correct
            variance above 25 escalates | budgetVariancePercent=25.01 | status=escalate
            variance below minus 25 escalates | budgetVariancePercent=-25.01 | status=escalate
            results just under 90 are watched | resultsOnTrackPercent=89.99 | status=watch
            results of 70 are still watched | resultsOnTrackPercent=70 | status=watch
            results just under 70 are corrected | resultsOnTrackPercent=69.99 | status=correct
            results of 40 are still corrected | resultsOnTrackPercent=40 | status=correct
            results under 40 escalate | resultsOnTrackPercent=39.99 | status=escalate
            the worst applies | delayDays=15; budgetVariancePercent=11; resultsOnTrackPercent=30 | status=escalate
            a missing delay escalates | delayDays=absent | status=escalate
            a missing variance escalates | budgetVariancePercent=null | status=escalate
            missing results escalate | resultsOnTrackPercent=absent | status=escalate
            data of unknown age escalate | dataAgeDays=null | status=escalate
            a missing interval escalates | reportingIntervalDays=absent | status=escalate
            """);
  }
}
