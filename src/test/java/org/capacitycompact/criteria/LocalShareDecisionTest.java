package org.capacitycompact.criteria;

/** What part of the budget does the country finance itself at least? (S10, S15) */
class LocalShareDecisionTest extends DecisionContract {

  LocalShareDecisionTest() {
    super(
        "local-share",
        8,
        "incomeGroup=low; fragileContext=false",
        """
            a low-income country brings a twentieth |  | minimumLocalPercent=5; inKindCapPercent=50
            half of it in a fragile context | fragileContext=true | minimumLocalPercent=2.5; inKindCapPercent=50
            a lower-middle-income country brings a tenth | incomeGroup=lowerMiddle | minimumLocalPercent=10; inKindCapPercent=50
            half of a tenth in a fragile context | incomeGroup=lowerMiddle; fragileContext=true | minimumLocalPercent=5; inKindCapPercent=50
            an upper-middle-income country brings a quarter | incomeGroup=upperMiddle | minimumLocalPercent=25; inKindCapPercent=50
            half of a quarter in a fragile context | incomeGroup=upperMiddle; fragileContext=true | minimumLocalPercent=12.5; inKindCapPercent=50
            a high-income country brings half | incomeGroup=high | minimumLocalPercent=50; inKindCapPercent=50
            half of a half in a fragile context | incomeGroup=high; fragileContext=true | minimumLocalPercent=25; inKindCapPercent=50
            a missing income group counts as high | incomeGroup=absent | minimumLocalPercent=50
            an income group that nobody recognises counts as high | incomeGroup=martian; fragileContext=true | minimumLocalPercent=25
            a missing context is not fragile | fragileContext=absent | minimumLocalPercent=5
            nothing known is the most that is asked | incomeGroup=null; fragileContext=null | minimumLocalPercent=50; inKindCapPercent=50
            """);
  }
}
