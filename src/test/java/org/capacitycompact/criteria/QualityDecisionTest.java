package org.capacitycompact.criteria;

import java.util.List;

/** Is the design good enough to go to approval? (S27 to S78, S137) */
class QualityDecisionTest extends DecisionContract {

  QualityDecisionTest() {
    super(
        "quality",
        84,
        """
        reviewMechanism=peer; qaFunctions=4; reportingIntervalDays=90;
        providerReadiness=ready; overlaps=0; overlapsCoordinated=0; actorKinds=5;
        civilSocietyInDesign=true; anchoring=localInstitution; parallelUnitSigns=0;
        capacityLevels=3; needsAssessed=true; needsAssessmentMonths=12; modalities=3;
        beyondTraining=true; practitioners=true; problemOrigin=immediate; resultsLinked=true;
        lessonsConsidered=2; lessonsSearchedNoneFound=false; southSouthConsidered=true;
        tertiaryLink=true; exitPlanned=true; fragileContext=false
        """,
        """
        all shown is sound with the full score |  | verdict=sound; score=100; gatesFailed=0
        partners who govern themselves have quality assurance built in | reviewMechanism=selfGoverning | S27 met 3; S28 met 3
        a review from outside alone is built in but not a peer's | reviewMechanism=externalOnly | S27 met 3; S28 partly 1; score=98
        no review blocks | reviewMechanism=none | S27 unmet 0 gate; S28 unmet 0; verdict=improve; gatesFailed=1
        an unknown review blocks | reviewMechanism=absent | S27 unknown 0 gate; S28 unknown 0; verdict=improve
        a review that nobody recognises blocks | reviewMechanism=martian | S27 unknown 0 gate; S28 unknown 0
        three of four functions are a part | qaFunctions=3 | S29 partly 2
        two of four functions are a part | qaFunctions=2 | S29 partly 2
        one of four functions is a smaller part | qaFunctions=1 | S29 partly 1
        no function | qaFunctions=0 | S29 unmet 0; verdict=sound
        unknown functions | qaFunctions=null | S29 unknown 0; verdict=sound
        there are four functions, not five | qaFunctions=5 | S29 unknown 0
        a report every 92 days is met | reportingIntervalDays=92 | S33 met 3
        a report every 93 days is a part | reportingIntervalDays=93 | S33 partly 1
        a report every 184 days is a part | reportingIntervalDays=184 | S33 partly 1
        a report every 185 days is not | reportingIntervalDays=185 | S33 unmet 0
        a report all the time is met | reportingIntervalDays=0 | S33 met 3
        an unknown interval | reportingIntervalDays=absent | S33 unknown 0
        a provider that is partly ready | providerReadiness=partly | S34 partly 1
        a provider that is not ready | providerReadiness=notReady | S34 unmet 0; verdict=sound
        a provider without a current self-assessment | providerReadiness=absent | S34 unknown 0
        no overlap needs no coordination | overlaps=0; overlapsCoordinated=absent | S36 met 3
        all overlaps coordinated | overlaps=2; overlapsCoordinated=2 | S36 met 3
        some overlaps coordinated | overlaps=2; overlapsCoordinated=1 | S36 partly 1
        no overlap coordinated | overlaps=2; overlapsCoordinated=0 | S36 unmet 0
        an unknown number of coordinated overlaps counts as none | overlaps=2; overlapsCoordinated=null | S36 unmet 0
        unknown overlaps | overlaps=absent; overlapsCoordinated=2 | S36 unknown 0
        four kinds of actor are diverse | actorKinds=4 | S42 met 3
        three kinds of actor are a part | actorKinds=3 | S42 partly 1
        two kinds of actor are a part | actorKinds=2 | S42 partly 1
        one kind of actor is not | actorKinds=1 | S42 unmet 0
        no kind of actor is not | actorKinds=0 | S42 unmet 0
        unknown kinds of actor | actorKinds=null | S42 unknown 0
        civil society left out of the design | civilSocietyInDesign=false | S43 unmet 0
        civil society unknown | civilSocietyInDesign=null | S43 unknown 0
        an intermediary organisation does not block | anchoring=intermediary | S44 partly 2; gatesFailed=0
        a parallel unit blocks | anchoring=parallelUnit | S44 unmet 0 gate; gatesFailed=1
        an unknown anchor blocks | anchoring=absent | S44 unknown 0 gate
        one sign of a parallel unit does not block | parallelUnitSigns=1 | S46 partly 1; gatesFailed=0
        two signs of a parallel unit block | parallelUnitSigns=2 | S46 unmet 0 gate; gatesFailed=1
        three signs of a parallel unit block | parallelUnitSigns=3 | S46 unmet 0 gate
        unknown signs block | parallelUnitSigns=absent | S46 unknown 0 gate
        two levels of capacity | capacityLevels=2 | S57 partly 2
        one level of capacity | capacityLevels=1 | S57 partly 1
        no level of capacity | capacityLevels=0 | S57 unmet 0
        unknown levels of capacity | capacityLevels=null | S57 unknown 0
        an assessment of 36 months is recent | needsAssessmentMonths=36 | S61 met 3
        an assessment of 37 months is old | needsAssessmentMonths=37 | S61 partly 1; gatesFailed=0
        an assessment of this month is recent | needsAssessmentMonths=0 | S61 met 3
        an assessment without an age counts as old | needsAssessmentMonths=absent | S61 partly 1; gatesFailed=0
        no assessment blocks | needsAssessed=false | S61 unmet 0 gate; gatesFailed=1
        no assessment is known to be none without an age | needsAssessed=false; needsAssessmentMonths=absent | S61 unmet 0 gate
        an unknown assessment blocks | needsAssessed=null | S61 unknown 0 gate
        two modalities are a mix | modalities=2 | S63 met 3
        one modality is a part | modalities=1 | S63 partly 1
        no modality | modalities=0 | S63 unmet 0
        unknown modalities | modalities=absent | S63 unknown 0
        training alone | beyondTraining=false | S65 unmet 0
        unknown whether beyond training | beyondTraining=null | S65 unknown 0
        experts alone | practitioners=false | S73 unmet 0
        unknown whether practitioners | practitioners=absent | S73 unknown 0
        a problem that the country anticipates | problemOrigin=anticipatedByCountry | S74 partly 2
        a problem that the provider anticipates | problemOrigin=anticipatedByProvider | S74 unmet 0
        a problem of unknown origin | problemOrigin=martian | S74 unknown 0
        no link to results blocks | resultsLinked=false | S75 unmet 0 gate; gatesFailed=1
        an unknown link to results blocks | resultsLinked=absent | S75 unknown 0 gate
        one lesson is enough | lessonsConsidered=1 | S76 met 3
        no lesson after a search that found none is met | lessonsConsidered=0; lessonsSearchedNoneFound=true | S76 met 3; gatesFailed=0
        no lesson without a search blocks | lessonsConsidered=0 | S76 unmet 0 gate
        a search that nobody recorded counts as none | lessonsConsidered=0; lessonsSearchedNoneFound=absent | S76 unmet 0 gate
        an unknown number of lessons blocks | lessonsConsidered=null | S76 unknown 0 gate
        South-South cooperation not considered | southSouthConsidered=false | S77 unmet 0
        South-South cooperation unknown | southSouthConsidered=absent | S77 unknown 0
        no link to tertiary education | tertiaryLink=false | S78 unmet 0
        unknown link to tertiary education | tertiaryLink=null | S78 unknown 0
        no exit planned blocks | exitPlanned=false | S137 unmet 0 gate; gatesFailed=1
        an unknown exit blocks | exitPlanned=absent | S137 unknown 0 gate
        two gates that fail are unsound | exitPlanned=false; resultsLinked=false | verdict=unsound; gatesFailed=2; score=86
        two gates that fail are to be improved while a gate's fact is unknown | exitPlanned=false; resultsLinked=false; anchoring=absent | verdict=improve; gatesFailed=3
        an unknown fact that gates nothing does not soften it | exitPlanned=false; resultsLinked=false; modalities=absent | verdict=unsound
        a waived gate does not block | exitPlanned=false; waivedCriteria=S137 | S137 unmet 0; verdict=sound; gatesFailed=0
        waiving S7 does not waive S76 or S75 | lessonsConsidered=0; resultsLinked=false; waivedCriteria=S7 | S76 unmet 0 gate; S75 unmet 0 gate; gatesFailed=2
        waiving S76 waives S76 alone | lessonsConsidered=0; resultsLinked=false; waivedCriteria=S76 | S76 unmet 0; S75 unmet 0 gate; gatesFailed=1
        a waived unknown does not block either | anchoring=absent; waivedCriteria=S44 | S44 unknown 0; gatesFailed=0; verdict=sound
        55 is sound in a fragile context | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; capacityLevels=1; fragileContext=true | score=55; verdict=sound
        55 is to be improved elsewhere | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; capacityLevels=1 | score=55; verdict=improve
        an unknown context is not fragile | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; capacityLevels=1; fragileContext=absent | score=55; verdict=improve
        54 is to be improved in a fragile context too | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; fragileContext=true | score=54; verdict=improve
        65 is sound | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; tertiaryLink=true; southSouthConsidered=true; practitioners=true; capacityLevels=1 | score=65; verdict=sound
        64 is to be improved | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; tertiaryLink=true; southSouthConsidered=true; practitioners=true | score=64; verdict=improve
        a score under 40 is unsound though one gate alone fails | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; reviewMechanism=externalOnly; exitPlanned=false; parallelUnitSigns=1; needsAssessmentMonths=99 | score=35; gatesFailed=1; verdict=unsound
        39 is unsound | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; exitPlanned=false; parallelUnitSigns=1; needsAssessmentMonths=99; capacityLevels=1; modalities=1 | score=39; gatesFailed=1; verdict=unsound
        40 is to be improved | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; exitPlanned=false; parallelUnitSigns=1; needsAssessmentMonths=99; capacityLevels=1; modalities=1; actorKinds=2 | score=40; gatesFailed=1; verdict=improve
        a low score is to be improved while a gate's fact is unknown | qaFunctions=0; reportingIntervalDays=365; providerReadiness=notReady; overlaps=1; actorKinds=0; civilSocietyInDesign=false; capacityLevels=0; modalities=0; beyondTraining=false; practitioners=false; problemOrigin=anticipatedByProvider; southSouthConsidered=false; tertiaryLink=false; reviewMechanism=externalOnly; exitPlanned=absent; parallelUnitSigns=1; needsAssessmentMonths=99 | score=35; verdict=improve
        """);
  }

  /** Without an overlap none can be partly coordinated: that would be fewer than none. */
  @Override
  List<String> unreachable() {
    return List.of("&gt; 0 at 0");
  }
}
