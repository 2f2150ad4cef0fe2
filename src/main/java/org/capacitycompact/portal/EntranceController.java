package org.capacitycompact.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.HomePart;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, whose input the sign-in filter checks; and the page on which one lands. */
@Controller
class EntranceController {

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,2}");

  private final List<HomePart> parts;

  EntranceController(List<HomePart> parts) {
    this.parts = parts;
  }

  /** What is this person's own: what waits for them, what they wait for, what is new. */
  @GetMapping("/")
  String home(Actor actor, Locale language, Model model) {
    model.addAttribute(
        "boards", parts.stream().flatMap(part -> part.of(actor, language).stream()).toList());
    return "portal/home";
  }

  /**
   * @param wait seconds until a password is checked again; shown to the person who has to wait
   */
  @GetMapping("/sign-in")
  String signIn(@RequestParam(defaultValue = "") String wait, Optional<Actor> actor, Model model) {
    if (actor.isPresent()) {
      return "redirect:/";
    }
    if (SECONDS.matcher(wait).matches()) {
      model.addAttribute("secondsToWait", Integer.valueOf(wait));
    }
    return "portal/sign-in";
  }
}
