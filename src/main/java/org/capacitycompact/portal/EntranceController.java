package org.capacitycompact.portal;

import java.util.Optional;
import org.capacitycompact.party.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in; what was typed is checked by the sign-in filter. */
@Controller
class EntranceController {

  @GetMapping("/")
  String start() {
    return "redirect:/tasks";
  }

  @GetMapping("/sign-in")
  String signIn(Optional<Actor> actor) {
    return actor.isPresent() ? "redirect:/tasks" : "portal/sign-in";
  }
}
