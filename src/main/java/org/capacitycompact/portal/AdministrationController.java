package org.capacitycompact.portal;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.NotAllowedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The administration pages, for those who may open at least one of them. */
@Controller
class AdministrationController {

  private final Administration administration;

  AdministrationController(Administration administration) {
    this.administration = administration;
  }

  @GetMapping("/administration")
  String list(Actor actor, Model model) {
    if (!administration.isFor(actor)) {
      throw new NotAllowedException();
    }
    model.addAttribute("pages", administration.pages(actor));
    return "portal/administration";
  }
}
