package org.capacitycompact.criteria;

/** Does a South-South partnership meet its own gate? (S83 to S85, S97, S98) */
class SouthSouthDecisionTest extends DecisionContract {

  SouthSouthDecisionTest() {
    super(
        "south-south",
        17,
        """
        responsibilitiesDefined=true; mutualBenefit=true; longTermRelation=true;
        adaptationPlan=true; partOfProgramme=true
        """,
        """
            all shown passes with the full score |  | verdict=pass; score=100; gatesFailed=0
            responsibilities that are not defined block | responsibilitiesDefined=false | S84 unmet 0 gate; verdict=strengthen; gatesFailed=1; score=67
            unknown responsibilities block | responsibilitiesDefined=absent | S84 unknown 0 gate; verdict=strengthen
            a benefit on one side only does not block | mutualBenefit=false | S83 unmet 0; verdict=pass; score=83
            an unknown benefit does not block | mutualBenefit=null | S83 unknown 0; verdict=pass
            a short relation does not block | longTermRelation=false | S85 unmet 0; verdict=pass
            an unknown relation does not block | longTermRelation=absent | S85 unknown 0; verdict=pass
            no plan to adapt does not block | adaptationPlan=false | S98 unmet 0; verdict=pass
            an unknown plan to adapt does not block | adaptationPlan=null | S98 unknown 0; verdict=pass
            a one-off does not block | partOfProgramme=false | S97 unmet 0; verdict=pass
            an unknown programme does not block | partOfProgramme=absent | S97 unknown 0; verdict=pass
            the gate alone is enough to pass | mutualBenefit=false; longTermRelation=false; adaptationPlan=false; partOfProgramme=false | verdict=pass; score=33; gatesFailed=0
            """);
  }
}
