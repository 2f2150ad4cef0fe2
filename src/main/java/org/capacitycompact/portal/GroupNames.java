package org.capacitycompact.portal;

import java.util.Locale;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.Role;
import org.springframework.stereotype.Component;

/** What the groups of the engine are called: a provider by its name, for its code tells nobody. */
@Component
public class GroupNames {

  private final Parties parties;
  private final Wording wording;

  GroupNames(Parties parties, Wording wording) {
    this.parties = parties;
    this.wording = wording;
  }

  /** "Focal point, Togo"; "Provider, School of Government". */
  public String of(String group, Locale language) {
    String bound = group.substring(Math.min(group.length(), Role.PROVIDER.group().length()));
    return Role.ofGroup(group)
        .filter(Role.PROVIDER::equals)
        .flatMap(role -> parties.organisation(bound))
        .map(organisation -> wording.role(Role.PROVIDER, language) + ", " + organisation.name())
        .orElseGet(() -> wording.group(group, language));
  }
}
