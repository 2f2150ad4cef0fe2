package org.capacitycompact.criteria;

/** Can an initiative exit? (S4, S70, S132, S137, S138) */
class ExitReadinessDecisionTest extends DecisionContract {

  ExitReadinessDecisionTest() {
    super(
        "exit-readiness",
        5,
        """
        countrySaysEnough=false; targetsMetPercent=85; functionsHandedOverPercent=100;
        nationalBudgetLine=true; sustainability=likely; extensionsUsed=0
        """,
        """
            capacity that is there is the exit |  | verdict=exit
            80 % of the targets are enough | targetsMetPercent=80 | verdict=exit
            just under 80 % is extended | targetsMetPercent=79.99 | verdict=extend
            a function that is not handed over is extended | functionsHandedOverPercent=99.99 | verdict=extend
            no budget line is extended | nationalBudgetLine=false | verdict=extend
            uncertain sustainability is enough | sustainability=uncertain | verdict=exit
            unlikely sustainability is extended | sustainability=unlikely | verdict=extend
            half of the targets are extended | targetsMetPercent=50 | verdict=extend
            fewer than half go back to implementation | targetsMetPercent=49.99 | verdict=return
            after an extension nothing is extended again | targetsMetPercent=79; extensionsUsed=1 | verdict=close
            after an extension nothing goes back again | targetsMetPercent=10; extensionsUsed=1 | verdict=close
            after an extension capacity that is there is still the exit | extensionsUsed=1 | verdict=exit
            the country may say that it is enough at any time | countrySaysEnough=true; targetsMetPercent=0; functionsHandedOverPercent=0; nationalBudgetLine=false; sustainability=unlikely; extensionsUsed=1 | verdict=exit
            the country's word needs no other fact | countrySaysEnough=true; targetsMetPercent=absent; functionsHandedOverPercent=absent; nationalBudgetLine=absent; sustainability=absent; extensionsUsed=absent | verdict=exit
            a country that has not spoken has not said enough | countrySaysEnough=absent; targetsMetPercent=60 | verdict=extend
            missing targets count as none | targetsMetPercent=null | verdict=return
            missing functions count as none | functionsHandedOverPercent=absent | verdict=extend
            a missing budget line counts as none | nationalBudgetLine=null | verdict=extend
            missing sustainability counts as unlikely | sustainability=absent | verdict=extend
            sustainability that nobody recognises counts as unlikely | sustainability=martian | verdict=extend
            missing extensions count as none | targetsMetPercent=60; extensionsUsed=absent | verdict=extend
            nothing known goes back to implementation | countrySaysEnough=null; targetsMetPercent=null; functionsHandedOverPercent=null; nationalBudgetLine=null; sustainability=null; extensionsUsed=null | verdict=return
            """);
  }
}
