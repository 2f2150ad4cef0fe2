package org.capacitycompact.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose a row of a plan is among the partners: no partner asks or agrees for another about what
 * that one gives or does.
 */
@Component
public class Owners {

  private final Plans plans;
  private final Parties parties;

  Owners(Plans plans, Parties parties) {
    this.plans = plans;
    this.parties = parties;
  }

  /** The codes of the chosen partners. */
  public Set<String> partners(InitiativeNumber number) {
    return plans.partners(number).stream()
        .map(Partner::organisation)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Of the partners, those whose row it is before or after a change; empty where it is nobody's of
   * them in particular.
   *
   * @param row as it stands; null when it is yet to be added, or gone
   */
  public static Set<String> of(Set<String> partners, WantedChange wanted, @Nullable Row row) {
    String field = wanted.section().ownerField();
    if (field == null) {
      return Set.of();
    }
    List<Optional<Map<String, Object>>> states =
        List.of(Optional.ofNullable(row).map(Row::values), Optional.ofNullable(wanted.after(row)));
    return states.stream()
        .flatMap(Optional::stream)
        .flatMap(values -> Stream.ofNullable(values.get(field)))
        .map(owner -> String.valueOf(owner).replaceFirst("^provider:", ""))
        .filter(partners::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> of(WantedChange wanted, @Nullable Row row) {
    return wanted.section().ownerField() == null
        ? Set.of()
        : of(partners(wanted.number()), wanted, row);
  }

  /** Their names, as people know them. */
  String names(Set<String> codes) {
    return codes.stream()
        .map(code -> parties.organisation(code).map(Organisation::name).orElse(code))
        .collect(Collectors.joining(", "));
  }
}
