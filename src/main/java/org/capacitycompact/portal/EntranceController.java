package org.capacitycompact.portal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; the sign-in filter checks the input. */
@Controller
class EntranceController {

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,2}");

  @GetMapping("/")
  String start() {
    return "redirect:/tasks";
  }

  /**
   * @param wait seconds until a password is checked again; shown to the person who has to wait
   */
  @GetMapping("/sign-in")
  String signIn(@RequestParam(defaultValue = "") String wait, Optional<Actor> actor, Model model) {
    if (actor.isPresent()) {
      return "redirect:/tasks";
    }
    if (SECONDS.matcher(wait).matches()) {
      model.addAttribute("secondsToWait", Integer.valueOf(wait));
    }
    return "portal/sign-in";
  }
}
