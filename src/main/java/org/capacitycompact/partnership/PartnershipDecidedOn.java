package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.demand.DemandExhibits;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.overlap.OverlapExhibits;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** What is offered where providers are asked and one is chosen, and the demand that it answers. */
@Component
class PartnershipDecidedOn implements DecidedOn {

  private final DemandExhibits demand;
  private final OptionsTable options;
  private final PartnersTables partners;
  private final OverlapExhibits overlaps;

  PartnershipDecidedOn(
      DemandExhibits demand,
      OptionsTable options,
      PartnersTables partners,
      OverlapExhibits overlaps) {
    this.demand = demand;
    this.options = options;
    this.partners = partners;
    this.overlaps = overlaps;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        PartnershipProcess.INVITE_PROVIDERS,
        PartnershipProcess.ANSWER_DEMAND,
        PartnershipProcess.CHOOSE_PARTNER,
        PartnershipProcess.DESCRIBE_SOUTH_SOUTH,
        PartnershipProcess.DESCRIBE_TRIANGLE);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    InitiativeNumber number = task.number();
    List<Exhibit> shown = new ArrayList<>();
    switch (task.task()) {
      case PartnershipProcess.INVITE_PROVIDERS -> {
        shown.add(options.offers(number, language));
        shown.add(partners.asked(number, task.actor(), language));
      }
      case PartnershipProcess.CHOOSE_PARTNER -> {
        shown.add(options.sideBySide(number, language));
        shown.add(partners.withoutOffer(number, task.actor(), language));
        shown.add(overlaps.likeliest(number, language));
      }
      case PartnershipProcess.DESCRIBE_SOUTH_SOUTH, PartnershipProcess.DESCRIBE_TRIANGLE ->
          shown.add(partners.terms(number, task.actor(), language));
      default -> {}
    }
    shown.addAll(demand.of(number, task.actor(), language));
    return shown;
  }
}
