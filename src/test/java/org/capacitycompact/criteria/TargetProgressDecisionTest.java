package org.capacitycompact.criteria;

/** How near is a sufficiency target? (S4, S33, S41, S139) */
class TargetProgressDecisionTest extends DecisionContract {

  TargetProgressDecisionTest() {
    super(
        "target-progress",
        12,
        """
        foundReached=null; wayDonePercent=50; wayDuePercent=50; aheadPoints=0; valueAgeDays=30
        """,
        """
            on the path is on course |  | status=onCourse
            a twentieth of the way ahead is still on course | wayDonePercent=55; aheadPoints=5 | status=onCourse
            more than a twentieth ahead is ahead | wayDonePercent=55.01; aheadPoints=5.01 | status=ahead
            a twentieth behind is still on course | wayDonePercent=45; aheadPoints=-5 | status=onCourse
            more than a twentieth behind is a little behind | wayDonePercent=44.99; aheadPoints=-5.01 | status=behind
            a fifth behind is still a little behind | wayDonePercent=30; aheadPoints=-20 | status=behind
            more than a fifth behind is far behind | wayDonePercent=29.99; aheadPoints=-20.01 | status=farBehind
            what went the wrong way is far behind | wayDonePercent=-10; aheadPoints=-60 | status=farBehind
            the whole way measured is reached | wayDonePercent=100; aheadPoints=50 | status=reached
            nearly the whole way is not | wayDonePercent=99.99; aheadPoints=49.99 | status=ahead
            what both found reached is reached, whatever was measured | foundReached=true; wayDonePercent=80; aheadPoints=-5 | status=reached
            what both found reached needs no measurement | foundReached=true; wayDonePercent=absent; aheadPoints=absent; valueAgeDays=absent | status=reached
            what both found not reached is not, though all of it is measured | foundReached=false; wayDonePercent=100; aheadPoints=50 | status=ahead
            one that both found not reached may be behind | foundReached=false; wayDonePercent=40; aheadPoints=-10 | status=behind
            the day has passed and nearly the whole way is done: a little behind | wayDonePercent=99.99; wayDuePercent=100; aheadPoints=-0.01 | status=behind
            the day is near and nearly the whole way is done: on course | wayDonePercent=99.99; wayDuePercent=99.99; aheadPoints=0 | status=onCourse
            the day has passed, all is measured and both found it not reached | foundReached=false; wayDonePercent=100; wayDuePercent=100; aheadPoints=0 | status=onCourse
            the day has passed and much is missing: far behind | wayDonePercent=79; wayDuePercent=100; aheadPoints=-21 | status=farBehind
            never measured | wayDonePercent=absent | status=notMeasured
            without a path | wayDuePercent=null | status=notMeasured
            without a comparison | aheadPoints=absent | status=notMeasured
            a value of unknown age | valueAgeDays=null | status=notMeasured
            a value of a year ago still counts | valueAgeDays=365 | status=onCourse
            an older one does not | valueAgeDays=366 | status=notMeasured
            not even one that was enough then | wayDonePercent=100; aheadPoints=50; valueAgeDays=366 | status=notMeasured
            """);
  }
}
