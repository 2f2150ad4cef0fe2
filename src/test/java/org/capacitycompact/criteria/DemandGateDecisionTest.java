package org.capacitycompact.criteria;

/** May a demand go on to the search for partners? (S1, S3, S137, S18, S21) */
class DemandGateDecisionTest extends DecisionContract {

  DemandGateDecisionTest() {
    super(
        "demand-gate",
        22,
        """
        ideaSource=country; countryCustodian=true; measurableResults=2; sufficiencyTargets=2;
        nationalEndorsement=true; tying=untied
        """,
        """
            a demand that shows all five passes |  | verdict=pass; gatesFailed=0
            an idea of the country's own needs no custodian | countryCustodian=absent | S1 met 3; verdict=pass
            an idea of the country's own stays its own without a custodian | countryCustodian=false | S1 met 3; verdict=pass
            a joint idea in the country's custody is as good as its own | ideaSource=joint | S1 met 3; verdict=pass
            a provider's idea in the country's custody is as good as its own | ideaSource=provider | S1 met 3; verdict=pass
            a joint idea without a custodian passes with fewer points | ideaSource=joint; countryCustodian=false | S1 partly 2; verdict=pass; gatesFailed=0
            a provider's idea without a custodian is declined | ideaSource=provider; countryCustodian=false | S1 unmet 0 gate; verdict=decline; gatesFailed=1
            a provider's idea with an unknown custodian is unfinished | ideaSource=provider; countryCustodian=null | S1 unknown 0 gate; verdict=strengthen
            a joint idea with an unknown custodian is unfinished | ideaSource=joint; countryCustodian=absent | S1 unknown 0 gate; verdict=strengthen
            an idea of unknown origin is unfinished | ideaSource=absent | S1 unknown 0 gate; verdict=strengthen
            an idea from a source that nobody recognises is unfinished | ideaSource=martian | S1 unknown 0 gate; verdict=strengthen
            one measurable result is enough | measurableResults=1 | S3 met 3; verdict=pass
            without a measurable result it goes back | measurableResults=0 | S3 unmet 0 gate; verdict=strengthen; gatesFailed=1
            an unknown number of results blocks | measurableResults=null | S3 unknown 0 gate; verdict=strengthen
            one sufficiency target is enough | sufficiencyTargets=1 | S137 met 3; verdict=pass
            without a sufficiency target it goes back | sufficiencyTargets=0 | S137 unmet 0 gate; verdict=strengthen
            an unknown number of targets blocks | sufficiencyTargets=absent | S137 unknown 0 gate; verdict=strengthen
            without the authority's endorsement it goes back | nationalEndorsement=false | S18 unmet 0 gate; verdict=strengthen; gatesFailed=1
            an unknown endorsement blocks | nationalEndorsement=absent | S18 unknown 0 gate; verdict=strengthen
            no provider in sight ties nothing | tying=noProvider | S21 met 3; verdict=pass
            partly tied aid goes back, it is not declined | tying=partiallyTied | S21 partly 1 gate; verdict=strengthen; gatesFailed=1
            tied aid is declined | tying=tied | S21 unmet 0 gate; verdict=decline; gatesFailed=1
            unknown tying blocks | tying=null | S21 unknown 0 gate; verdict=strengthen
            a kind of tying that nobody recognises blocks | tying=loose | S21 unknown 0 gate; verdict=strengthen
            tied aid is not declined while another fact is unknown | tying=tied; nationalEndorsement=absent | verdict=strengthen; gatesFailed=2
            a provider's idea is not declined while another fact is unknown | ideaSource=provider; countryCustodian=false; tying=absent | verdict=strengthen; gatesFailed=2
            all that is known to fail is counted when it is declined | ideaSource=provider; countryCustodian=false; measurableResults=0; sufficiencyTargets=0; nationalEndorsement=false; tying=tied | verdict=decline; gatesFailed=5
            a waiver changes nothing at the door | tying=tied; waivedCriteria=S21 | S21 unmet 0 gate; verdict=decline
            """);
  }
}
