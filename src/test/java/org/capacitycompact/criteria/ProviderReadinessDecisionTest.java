package org.capacitycompact.criteria;

/** How ready is a provider, by its own account? (S14, S21, S34, S35, S54) */
class ProviderReadinessDecisionTest extends DecisionContract {

  ProviderReadinessDecisionTest() {
    super(
        "provider-readiness",
        5,
        """
        internalSystems=ready; knowsNeeds=ready; willToChange=ready; usesCountrySystems=ready; untiedHelp=ready; coordinates=ready
        """,
        """
            ready in every respect |  | level=ready
            systems in part | internalSystems=partly | level=partly
            systems not | internalSystems=notReady | level=notReady
            needs known in part | knowsNeeds=partly | level=partly
            needs not known | knowsNeeds=notReady | level=partly
            will in part | willToChange=partly | level=partly
            no will | willToChange=notReady | level=notReady
            country systems not used | usesCountrySystems=notReady | level=partly
            help tied in part | untiedHelp=partly | level=partly
            help tied | untiedHelp=notReady | level=notReady
            does not coordinate | coordinates=notReady | level=partly
            systems not said | internalSystems=absent | level=partly
            tying not said | untiedHelp=null | level=partly
            tied and systems not said | internalSystems=null; untiedHelp=notReady | level=notReady
            nothing said | internalSystems=absent; knowsNeeds=absent; willToChange=absent; usesCountrySystems=absent; untiedHelp=absent; coordinates=absent | level=partly
            """);
  }
}
