package org.capacitycompact.portal.initiatives;

import java.util.Locale;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Actor;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.portal.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of an initiative; one that is not the reader's to see looks like none. */
@Embodies(value = "S37", as = Embodies.As.REPORT)
@Controller
class InitiativeController {

  private final Initiatives initiatives;
  private final InitiativePage page;

  InitiativeController(Initiatives initiatives, InitiativePage page) {
    this.initiatives = initiatives;
    this.page = page;
  }

  @GetMapping("/initiatives/{number}")
  ModelAndView show(@PathVariable String number, Actor actor, Locale language) {
    return initiatives
        .visible(number, actor)
        .map(initiative -> page.show(initiative, actor, language))
        .orElseThrow(NotThereException::new);
  }
}
