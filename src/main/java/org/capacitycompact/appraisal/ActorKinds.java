package org.capacitycompact.appraisal;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.Embodies;
import org.springframework.stereotype.Component;

/**
 * The kinds of actor with a part in an initiative (S42, S52): those of the chosen providers and of
 * the parties that the plan names; the national government, whose authority endorses; a public
 * institution if a local one anchors the work; civil society if it took part in the design ({@link
 * SocietyInDesign}); those of the non-state actors that the plan says take part.
 */
@Embodies(
    value = {"S42", "S52"},
    as = Embodies.As.RULE)
@Component
class ActorKinds {

  private final SocietyInDesign society;
  private final Plans plans;
  private final Parties parties;

  ActorKinds(SocietyInDesign society, Plans plans, Parties parties) {
    this.society = society;
    this.plans = plans;
    this.parties = parties;
  }

  Set<String> of(InitiativeNumber number, Statement design, CountedPlan rows) {
    Set<String> kinds = new TreeSet<>(Set.of("nationalGovernment"));
    Stream.concat(
            plans.partners(number).stream().map(Partner::organisation),
            rows.of(Section.PARTNERS).stream().flatMap(row -> row.text("organisation").stream()))
        .distinct()
        .flatMap(code -> parties.organisation(code).stream())
        .map(Organisation::kind)
        .forEach(kinds::add);
    if (design.text("anchoring").filter("localInstitution"::equals).isPresent()) {
      kinds.add("publicInstitution");
    }
    if (society.of(number, rows).isTaken()) {
      kinds.add("civilSociety");
    }
    rows.of(Section.ACTORS).stream()
        .filter(row -> row.flag("takesPart").orElse(false))
        .flatMap(row -> row.text("kind").stream())
        .filter(kind -> !kind.equals("other"))
        .forEach(kinds::add);
    return kinds;
  }
}
