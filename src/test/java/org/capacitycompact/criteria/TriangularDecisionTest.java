package org.capacitycompact.criteria;

/** Does a triangular partnership meet its own gates? (S84, S87 to S92) */
class TriangularDecisionTest extends DecisionContract {

  TriangularDecisionTest() {
    super(
        "triangular",
        24,
        """
        demandDriven=true; countryLeads=true; sharedOwnership=true;
        responsibilitiesDefined=true; benefitPerPartner=true; transactionCostPercent=8;
        complementaryStrengths=true
        """,
        """
            all shown passes with the full score |  | verdict=pass; score=100; gatesFailed=0
            a partnership that nobody demanded is blocked | demandDriven=false | S92 unmet 0 gate; verdict=strengthen; gatesFailed=1; score=83
            an unknown demand blocks | demandDriven=absent | S92 unknown 0 gate; verdict=strengthen
            a partnership that the country does not lead is blocked | countryLeads=false | S91 unmet 0 gate; verdict=strengthen
            an unknown lead blocks | countryLeads=null | S91 unknown 0 gate; verdict=strengthen
            ownership that is not shared blocks | sharedOwnership=false | S88 unmet 0 gate; verdict=strengthen
            unknown ownership blocks | sharedOwnership=absent | S88 unknown 0 gate; verdict=strengthen
            responsibilities that are not defined block | responsibilitiesDefined=false | S84 unmet 0 gate; verdict=strengthen
            unknown responsibilities block | responsibilitiesDefined=null | S84 unknown 0 gate; verdict=strengthen
            a partner without a benefit blocks | benefitPerPartner=false | S87 unmet 0 gate; verdict=strengthen
            unknown benefits block | benefitPerPartner=absent | S87 unknown 0 gate; verdict=strengthen
            a transaction cost of a tenth is met | transactionCostPercent=10 | S89 met 3; score=100
            no transaction cost is met | transactionCostPercent=0 | S89 met 3
            just above a tenth is a part | transactionCostPercent=10.01 | S89 partly 1; score=94; verdict=pass
            a fifth is a part | transactionCostPercent=20 | S89 partly 1
            just above a fifth is not, and does not block | transactionCostPercent=20.01 | S89 unmet 0; score=92; verdict=pass
            an unknown cost does not block | transactionCostPercent=absent | S89 unknown 0; verdict=pass
            strengths that do not complement one another do not block | complementaryStrengths=false | S90 unmet 0; verdict=pass
            unknown strengths do not block | complementaryStrengths=null | S90 unknown 0; verdict=pass
            all five gates can fail at once | demandDriven=false; countryLeads=false; sharedOwnership=false; responsibilitiesDefined=false; benefitPerPartner=false | gatesFailed=5; score=17; verdict=strengthen
            """);
  }
}
