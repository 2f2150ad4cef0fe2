package org.capacitycompact.criteria;

/** Which kind of partnership follows from the providers chosen? (S52, S77, S86) */
class PartnershipKindDecisionTest extends DecisionContract {

  PartnershipKindDecisionTest() {
    super(
        "partnership-kind",
        4,
        "southernProviders=1; supportingProviders=1",
        """
            a southern provider with the support of another is triangular |  | kind=triangular
            southern providers only are South-South | southernProviders=2; supportingProviders=0 | kind=southSouth
            a missing number of supporters counts as none | supportingProviders=absent | kind=southSouth
            supporting providers only are North-South | southernProviders=0; supportingProviders=3 | kind=northSouth
            a missing number of southern providers counts as none | southernProviders=null | kind=northSouth
            no provider is no partnership yet | southernProviders=0; supportingProviders=0 | kind=none
            nothing known is no partnership yet | southernProviders=absent; supportingProviders=absent | kind=none
            """);
  }
}
