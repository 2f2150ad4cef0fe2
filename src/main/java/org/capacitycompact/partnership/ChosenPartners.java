package org.capacitycompact.partnership;

import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.notice.NoticeReaders;
import org.springframework.stereotype.Component;

/** The providers that the country chose. */
@Component
class ChosenPartners implements NoticeReaders {

  private final Plans plans;

  ChosenPartners(Plans plans) {
    this.plans = plans;
  }

  @Override
  public String name() {
    return "partners";
  }

  @Override
  public Set<String> audiences(InitiativeNumber number) {
    return plans.partners(number).stream()
        .map(partner -> "group:" + Role.PROVIDER.groupFor(partner.organisation()))
        .collect(Collectors.toSet());
  }
}
