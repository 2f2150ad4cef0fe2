package org.capacitycompact.help.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The cases that the source documents name, under what each stands for there (S153), and the
 * agreements and networks that this rests on (S154).
 */
@Embodies(
    value = {"S153", "S154"},
    as = Embodies.As.PAGE,
    page = "/help/sources")
@Controller
class SourcesController {

  private static final List<String> CASES =
      List.of("context", "political", "practitioners", "longTerm", "results", "triangular");
  private static final List<String> RESTS_ON = List.of("agreements", "networks");

  private final Wording wording;

  SourcesController(Wording wording) {
    this.wording = wording;
  }

  /** What is named, and for what. */
  record Named(String what, List<String> names) {}

  @GetMapping("/help/sources")
  String sources(Locale language, Model model) {
    model.addAttribute("cases", named(CASES, language));
    model.addAttribute("rests", named(RESTS_ON, language));
    return "help/sources";
  }

  private List<Named> named(List<String> groups, Locale language) {
    return groups.stream()
        .map(
            group ->
                new Named(
                    wording.say(language, "help.sources." + group),
                    List.of(wording.say(language, "help.sources." + group + ".named"))))
        .toList();
  }
}
