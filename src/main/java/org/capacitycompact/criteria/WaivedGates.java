package org.capacitycompact.criteria;

import java.util.List;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;

/** The gates that the steering group waived for one initiative. */
public interface WaivedGates {

  /** A waiver in force; its clause is never S21. */
  record InForce(long id, String clause) {}

  /** The waivers in force today: granted, and not past their last day. */
  List<InForce> of(InitiativeNumber number);

  /** Adds {@code waivedCriteria}, an input of ownership and quality. */
  default Facts put(Facts facts, InitiativeNumber number) {
    List<InForce> waived = of(number);
    return facts.put(
        "waivedCriteria",
        waived.stream().map(InForce::clause).distinct().collect(Collectors.joining(",")),
        origin(waived));
  }

  /** The waivers as a fact's origin. */
  static Origin origin(List<InForce> waived) {
    return new Origin.Waived(waived.stream().map(InForce::id).toList());
  }
}
