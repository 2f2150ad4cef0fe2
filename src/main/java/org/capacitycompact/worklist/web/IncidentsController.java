package org.capacitycompact.worklist.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Incident;
import org.capacitycompact.worklist.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the secretariat and operators see what the system could not finish, and retry it. */
@Controller
@RequestMapping(IncidentsController.PATH)
class IncidentsController {

  static final String PATH = "/administration/incidents";

  private final Incidents incidents;
  private final Wording wording;

  IncidentsController(Incidents incidents, Wording wording) {
    this.incidents = incidents;
    this.wording = wording;
  }

  /** An incident in words; {@code retried} when the system can retry it. */
  record Row(
      String id,
      InitiativeNumber number,
      String step,
      String since,
      String what,
      String next,
      boolean retried) {}

  @GetMapping
  String list(Actor actor, Locale language, Model model) {
    admit(actor);
    List<Row> rows =
        incidents.open(actor).stream().map(incident -> row(incident, language)).toList();
    model.addAttribute("incidents", rows);
    return "worklist/incidents";
  }

  @PostMapping("/retry")
  String tryAgain(
      @RequestParam(defaultValue = "") String incident, Actor actor, RedirectAttributes next) {
    admit(actor);
    Optional<InitiativeNumber> number = incidents.tryAgain(incident, actor);
    next.addFlashAttribute("retried", number.map(InitiativeNumber::value).orElse(""));
    return "redirect:" + PATH;
  }

  private static void admit(Actor actor) {
    if (!Right.HANDLE_INCIDENTS.of(actor)) {
      throw new NotAllowedException();
    }
  }

  private Row row(Incident incident, Locale language) {
    String kind = "incidents.kind." + incident.kind().name();
    return new Row(
        incident.id(),
        incident.number(),
        wording
            .find(language, "step." + incident.step())
            .orElseGet(() -> wording.task(incident.step(), language)),
        wording.moment(incident.since(), language),
        wording.say(language, kind),
        wording.say(language, kind + ".next"),
        incident.kind() != Incident.Kind.PAYMENT_LATE);
  }
}
