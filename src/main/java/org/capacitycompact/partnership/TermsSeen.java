package org.capacitycompact.partnership;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.springframework.stereotype.Component;

/**
 * Whose terms somebody reads. Who sees the initiative reads what each provider offers; a provider,
 * who was asked beside others, reads its own and those of the partners once they are chosen. The
 * rows of the answers are guarded the same way ({@code provider_answer}).
 */
@Component
class TermsSeen {

  private final Plans plans;

  TermsSeen(Plans plans) {
    this.plans = plans;
  }

  /** Whether this reader is shown the answer of the organisation with this code. */
  Predicate<String> by(Actor reader, InitiativeNumber number) {
    if (!isBesideOthers(reader)) {
      return organisation -> true;
    }
    Set<String> chosen =
        plans.partners(number).stream().map(Partner::organisation).collect(Collectors.toSet());
    return organisation -> chosen.contains(organisation) || reader.isTiedTo(List.of(organisation));
  }

  /** Whether this reader is a provider or its program, and so is kept from others' terms. */
  static boolean isBesideOthers(Actor reader) {
    return Right.ANSWER_DEMAND.of(reader) || reader.isProgram() && reader.organisation() != null;
  }
}
