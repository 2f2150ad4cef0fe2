package org.capacitycompact.initiative.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of an initiative; one that the reader may not see looks as if it did not exist. */
@Embodies(value = "S37", as = Embodies.As.REPORT)
@Controller
class InitiativeController {

  private final Initiatives initiatives;
  private final InitiativePage page;

  InitiativeController(Initiatives initiatives, InitiativePage page) {
    this.initiatives = initiatives;
    this.page = page;
  }

  /** One part of what there is to read; the plan and the verdicts have pages of their own. */
  @GetMapping({
    "/initiatives/{number}/partners",
    "/initiatives/{number}/steering",
    "/initiatives/{number}/money",
    "/initiatives/{number}/work",
    "/initiatives/{number}/documents",
    "/initiatives/{number}/history"
  })
  ModelAndView part(
      @PathVariable InitiativeNumber number,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    String address = request.getRequestURI();
    String part = address.substring(address.lastIndexOf('/') + 1);
    return initiatives
        .visible(number, actor)
        .map(
            initiative ->
                page.show(
                    Part.at(part).orElseThrow(NotThereException::new), initiative, actor, language))
        .orElseThrow(NotThereException::new);
  }

  /** After a task was submitted, it also shows what was decided and what comes next. */
  @GetMapping("/initiatives/{number}")
  ModelAndView show(
      @PathVariable InitiativeNumber number, Actor actor, Locale language, Model model) {
    ModelAndView shown =
        initiatives
            .visible(number, actor)
            .map(initiative -> page.show(initiative, actor, language))
            .orElseThrow(NotThereException::new);
    if (model.getAttribute("doneTask") instanceof String task) {
      page.recorded(number, task, actor, language)
          .ifPresent(words -> shown.addObject("recorded", words));
    }
    return shown;
  }
}
