package org.capacitycompact.criteria;

import java.util.List;
import java.util.stream.Collectors;

/** The gates that the steering group waived for one initiative. */
public interface WaivedGates {

  /** A waiver in force; its clause is never S21. */
  record InForce(long id, String clause) {}

  /** The waivers in force today, by their clauses: granted, and not past their last day. */
  List<InForce> of(String number);

  /** {@code waivedCriteria} as ownership and quality ask for it. */
  default Facts put(Facts facts, String number) {
    List<InForce> waived = of(number);
    return facts.put(
        "waivedCriteria",
        waived.stream().map(InForce::clause).distinct().collect(Collectors.joining(",")),
        origin(waived));
  }

  /** Which waivers a fact rests on. */
  static Origin origin(List<InForce> waived) {
    return new Origin.Waived(waived.stream().map(InForce::id).toList());
  }
}
