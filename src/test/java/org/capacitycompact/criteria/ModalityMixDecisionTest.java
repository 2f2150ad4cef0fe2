package org.capacitycompact.criteria;

/**
 * Which modalities suit the levels of capacity and the problem? (S49, S57, S59, S66, S67, S73, S77,
 * S78)
 */
class ModalityMixDecisionTest extends DecisionContract {

  ModalityMixDecisionTest() {
    super(
        "modality-mix",
        11,
        """
        humanLevel=false; institutionalLevel=false; environmentLevel=false;
        problemOrigin=anticipatedByCountry; tertiaryLink=false; southSouthPotential=false
        """,
        """
            people learn by training | humanLevel=true | modality=training; criterion=S57
            people with a link to tertiary education can study | humanLevel=true; tertiaryLink=true | modality=training scholarship universityPartnership; criterion=S57 S78 S78
            a link to tertiary education makes a university partnership | tertiaryLink=true | modality=universityPartnership; criterion=S78
            institutions are twinned, meet peers and form a leadership team | institutionalLevel=true | modality=twinning peerExchange leadershipTeam; criterion=S67 S77 S66
            South-South potential is for peers | southSouthPotential=true | modality=peerExchange; criterion=S77
            peers are advised once though two reasons speak for them | institutionalLevel=true; southSouthPotential=true | modality=twinning peerExchange leadershipTeam
            peers are advised where the institutional level is unknown | institutionalLevel=absent; southSouthPotential=true | modality=peerExchange
            an immediate problem calls for practitioners | problemOrigin=immediate | modality=practitionerSecondment; criterion=S73
            the enabling environment needs leaders, a coalition and dialogue | environmentLevel=true | modality=leadershipTeam changeCoalition policyDialogue; criterion=S66 S49 S59
            the same where the institutional level is unknown | environmentLevel=true; institutionalLevel=null | modality=leadershipTeam changeCoalition policyDialogue
            a leadership team is advised once though two levels need it | institutionalLevel=true; environmentLevel=true | modality=twinning peerExchange leadershipTeam changeCoalition policyDialogue
            everything advises everything once | humanLevel=true; institutionalLevel=true; environmentLevel=true; problemOrigin=immediate; tertiaryLink=true; southSouthPotential=true | modality=training scholarship universityPartnership twinning peerExchange practitionerSecondment leadershipTeam changeCoalition policyDialogue
            nothing advises nothing | problemOrigin=anticipatedByProvider | modality=
            """);
  }
}
