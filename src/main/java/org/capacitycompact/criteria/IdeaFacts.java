package org.capacitycompact.criteria;

import java.util.Optional;
import org.capacitycompact.initiative.Appeals;
import org.capacitycompact.initiative.Appeals.Appeal;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The origin of the demand (S1), for every table that needs it: as the country stated it, or as the
 * steering group corrected it on appeal. The correction holds for the life of the initiative.
 */
@Embodies(value = "S1", as = Embodies.As.RULE)
@Component
public class IdeaFacts {

  private final Appeals appeals;

  IdeaFacts(Appeals appeals) {
    this.appeals = appeals;
  }

  /** Adds {@code ideaSource} and {@code countryCustodian}. */
  public Facts put(Facts facts, InitiativeNumber number, Statement demand) {
    String source = demand.text(Appeals.IDEA_SOURCE).orElse(null);
    Boolean custodian = demand.flag(Appeals.COUNTRY_CUSTODIAN).orElse(null);
    // An appeal can only have been upheld for a demand that fails S1 as stated.
    Optional<Appeal> ruling =
        "provider".equals(source) && Boolean.FALSE.equals(custodian)
            ? appeals.upheld(number)
            : Optional.empty();
    String corrected =
        ruling
            .map(each -> each.fact() == null ? Appeals.COUNTRY_CUSTODIAN : each.fact())
            .orElse("");
    put(
        facts,
        demand,
        Appeals.IDEA_SOURCE,
        source,
        corrected.equals(Appeals.IDEA_SOURCE) ? ruling : Optional.empty());
    put(
        facts,
        demand,
        Appeals.COUNTRY_CUSTODIAN,
        custodian,
        corrected.equals(Appeals.COUNTRY_CUSTODIAN) ? ruling : Optional.empty());
    return facts;
  }

  private static void put(
      Facts facts,
      Statement demand,
      String fact,
      @Nullable Object stated,
      Optional<Appeal> ruling) {
    if (ruling.isEmpty()) {
      facts.put(fact, stated, Origin.field(demand, fact));
      return;
    }
    Appeal upheld = ruling.get();
    facts.put(
        fact,
        fact.equals(Appeals.COUNTRY_CUSTODIAN) ? Boolean.TRUE : upheld.value(),
        new Origin.Ruling(upheld.by(), upheld.at(), upheld.ruledAt(), upheld.grounds()));
  }
}
