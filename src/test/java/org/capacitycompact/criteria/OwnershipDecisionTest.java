package org.capacitycompact.criteria;

import java.util.List;

/** Does the country own the initiative? (S1 to S11, S53) */
class OwnershipDecisionTest extends DecisionContract {

  OwnershipDecisionTest() {
    super(
        "ownership",
        52,
        """
        ideaSource=country; countryCustodian=true; nationalLead=true; measurableResults=2;
        sufficiencyTargets=2; refusalConditions=2; frameworkAlignment=aligned;
        accountability=mutual; governmentBodies=3; countrySystems=5; localFinancingPercent=30;
        minimumLocalPercent=10; localExpertisePercent=60; nationalEndorsement=true;
        fragileContext=false
        """,
        """
        all shown is owned with the full score |  | verdict=owned; score=100; gatesFailed=0
        an idea of the country's own needs no custodian | countryCustodian=absent | S1 met 3; score=100
        a provider's idea in the country's custody is as good as its own | ideaSource=provider | S1 met 3
        a joint idea without a custodian has fewer points | ideaSource=joint; countryCustodian=false | S1 partly 2; score=96; verdict=owned
        a provider's idea without a custodian is not owned | ideaSource=provider; countryCustodian=false | S1 unmet 0 gate; verdict=notOwned; gatesFailed=1
        a provider's idea with an unknown custodian can be strengthened | ideaSource=provider; countryCustodian=null | S1 unknown 0 gate; verdict=strengthen
        an idea of unknown origin can be strengthened | ideaSource=martian | S1 unknown 0 gate; verdict=strengthen
        the country leads | nationalLead=true | S2 met 3
        somebody else leads | nationalLead=false | S2 unmet 0; verdict=owned; score=94
        nobody knows who leads | nationalLead=null | S2 unknown 0; verdict=owned
        one measurable result is enough | measurableResults=1 | S3 met 3
        no measurable result does not block here | measurableResults=0 | S3 unmet 0; verdict=owned
        an unknown number of results does not block here | measurableResults=absent | S3 unknown 0; verdict=owned
        one sufficiency target is enough | sufficiencyTargets=1 | S4 met 3
        no sufficiency target does not block here | sufficiencyTargets=0 | S4 unmet 0; verdict=owned
        an unknown number of targets does not block here | sufficiencyTargets=null | S4 unknown 0
        one refusal condition is enough | refusalConditions=1 | S5 met 3
        no refusal condition | refusalConditions=0 | S5 unmet 0; verdict=owned
        an unknown number of refusal conditions | refusalConditions=absent | S5 unknown 0
        partial alignment does not block | frameworkAlignment=partial | S6 partly 2; verdict=owned; score=96
        no alignment blocks | frameworkAlignment=none | S6 unmet 0 gate; verdict=strengthen; gatesFailed=1
        unknown alignment blocks | frameworkAlignment=absent | S6 unknown 0 gate; verdict=strengthen
        one-sided accountability does not block | accountability=oneSided | S7 partly 1; verdict=owned
        no accountability blocks | accountability=none | S7 unmet 0 gate; verdict=strengthen
        unknown accountability blocks | accountability=martian | S7 unknown 0 gate; verdict=strengthen
        two bodies of government are the whole of it | governmentBodies=2 | S8 met 3
        one body of government is a part of it | governmentBodies=1 | S8 partly 1
        no body of government | governmentBodies=0 | S8 unmet 0; verdict=owned
        an unknown number of bodies | governmentBodies=null | S8 unknown 0
        three country systems are enough | countrySystems=3 | S9 met 3
        two country systems are a part | countrySystems=2 | S9 partly 1
        one country system is a part | countrySystems=1 | S9 partly 1
        no country system | countrySystems=0 | S9 unmet 0
        unknown country systems | countrySystems=absent | S9 unknown 0
        there are five country systems, not six | countrySystems=6 | S9 unknown 0
        local finance at the minimum is met | localFinancingPercent=10 | S10 met 3
        local finance just under the minimum is a part | localFinancingPercent=9.99 | S10 partly 1; verdict=owned
        a minimum with a half is met to the point | localFinancingPercent=2.5; minimumLocalPercent=2.5 | S10 met 3
        any local finance is more than none | localFinancingPercent=0.01 | S10 partly 1
        no local finance blocks | localFinancingPercent=0 | S10 unmet 0 gate; verdict=strengthen
        no local finance is known to be none without a minimum | localFinancingPercent=0; minimumLocalPercent=absent | S10 unmet 0 gate
        no local finance is none even where nothing is asked | localFinancingPercent=0; minimumLocalPercent=0 | S10 unmet 0 gate
        any local finance meets a minimum of nothing | localFinancingPercent=0.01; minimumLocalPercent=0 | S10 met 3
        local finance without a known minimum is unknown | minimumLocalPercent=null | S10 unknown 0 gate; verdict=strengthen
        unknown local finance blocks | localFinancingPercent=absent | S10 unknown 0 gate; verdict=strengthen
        half of the expertise local is met | localExpertisePercent=50 | S11 met 3
        just under half is a part | localExpertisePercent=49.9 | S11 partly 1
        a fifth is a part | localExpertisePercent=20 | S11 partly 1
        just under a fifth is not | localExpertisePercent=19.9 | S11 unmet 0
        no local expertise | localExpertisePercent=0 | S11 unmet 0; verdict=owned
        unknown local expertise | localExpertisePercent=null | S11 unknown 0
        not endorsed does not block here | nationalEndorsement=false | S53 unmet 0; verdict=owned
        unknown endorsement does not block here | nationalEndorsement=absent | S53 unknown 0; verdict=owned
        two gates that fail are not owned | frameworkAlignment=none; accountability=none | verdict=notOwned; gatesFailed=2
        two gates that fail are only to be strengthened while a gate's fact is unknown | frameworkAlignment=none; accountability=none; localFinancingPercent=absent | verdict=strengthen; gatesFailed=3
        a provider's idea is only to be strengthened while a gate's fact is unknown | ideaSource=provider; countryCustodian=false; accountability=absent | verdict=strengthen; gatesFailed=2
        an unknown fact that gates nothing does not soften it | frameworkAlignment=none; accountability=none; nationalLead=absent | verdict=notOwned
        a waived gate keeps its level and points but does not block | frameworkAlignment=none; waivedCriteria=S6 | S6 unmet 0; verdict=owned; gatesFailed=0
        clauses are waived as a list with commas | frameworkAlignment=none; accountability=none; waivedCriteria=S6 , S7 | S6 unmet 0; S7 unmet 0; gatesFailed=0
        waiving S76 or S70 does not waive S7 | accountability=none; waivedCriteria=S76,S70 | S7 unmet 0 gate; gatesFailed=1
        waiving S10 does not waive S1 | ideaSource=provider; countryCustodian=false; waivedCriteria=S10, S11 | S1 unmet 0 gate
        a waived unknown does not block either | accountability=absent; waivedCriteria=S7 | S7 unknown 0; verdict=owned; gatesFailed=0
        no vote waives that there is a local share at all | localFinancingPercent=0; waivedCriteria=S10 | S10 unmet 0 gate; gatesFailed=1; verdict=strengthen
        nor that it is not known | localFinancingPercent=absent; waivedCriteria=S10,S7 | S10 unknown 0 gate; gatesFailed=1
        a waiver of S1 does not make a provider's idea the country's | ideaSource=provider; countryCustodian=false; waivedCriteria=S1 | S1 unmet 0; verdict=notOwned; gatesFailed=0
        an empty list waives nothing | accountability=none; waivedCriteria= | S7 unmet 0 gate
        62 and a half rounds up to 63 | nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; governmentBodies=1; countrySystems=1; localExpertisePercent=30 | score=63; verdict=owned
        a score of 60 is owned | nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=1; countrySystems=1; localExpertisePercent=60 | score=60; verdict=owned
        a score under 60 is to be strengthened | nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=1; countrySystems=0; localExpertisePercent=60 | score=58; verdict=strengthen
        a score of 50 is owned in a fragile context | nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=0; countrySystems=0; localExpertisePercent=0; fragileContext=true | score=50; verdict=owned
        the same score is to be strengthened elsewhere | nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=0; countrySystems=0; localExpertisePercent=0 | score=50; verdict=strengthen
        an unknown context is not fragile | nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=0; countrySystems=0; localExpertisePercent=0; fragileContext=null | verdict=strengthen
        under 50 is to be strengthened in a fragile context too | ideaSource=joint; countryCustodian=false; nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=0; countrySystems=0; localExpertisePercent=0; fragileContext=true | score=46; verdict=strengthen
        a score under 30 is not owned though one gate alone fails | frameworkAlignment=none; accountability=oneSided; localFinancingPercent=1; nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=0; countrySystems=0; localExpertisePercent=0 | score=21; gatesFailed=1; verdict=notOwned
        29 is not owned | frameworkAlignment=none; accountability=oneSided; localFinancingPercent=1; nationalLead=true; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=1; countrySystems=0; localExpertisePercent=0 | score=29; verdict=notOwned
        30 and more is to be strengthened | frameworkAlignment=none; accountability=oneSided; localFinancingPercent=1; nationalLead=true; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=1; countrySystems=1; localExpertisePercent=0 | score=31; verdict=strengthen
        a low score is only to be strengthened while a gate's fact is unknown | frameworkAlignment=absent; accountability=oneSided; localFinancingPercent=1; nationalLead=false; measurableResults=0; sufficiencyTargets=0; refusalConditions=0; nationalEndorsement=false; governmentBodies=0; countrySystems=0; localExpertisePercent=0 | score=21; verdict=strengthen
        """);
  }

  /** No sum of points gives a score of exactly 30. */
  @Override
  List<String> unreachable() {
    return List.of("&lt; 30 at 0");
  }
}
