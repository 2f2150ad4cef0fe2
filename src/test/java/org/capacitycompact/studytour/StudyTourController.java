package org.capacitycompact.studytour;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.platform.engine.ProcessStarts;
import org.capacitycompact.rulebook.web.DecisionWords;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of an initiative's study tour: what the criteria say of it, and where it begins. */
@Controller
@RequestMapping("/initiatives/{number}/study-tour")
class StudyTourController {

  private final Initiatives initiatives;
  private final InitiativeLock lock;
  private final ProcessStarts processes;
  private final Chronicle chronicle;
  private final Verdicts verdicts;
  private final DecisionWords words;

  StudyTourController(
      Initiatives initiatives,
      InitiativeLock lock,
      ProcessStarts processes,
      Chronicle chronicle,
      Verdicts verdicts,
      DecisionWords words) {
    this.initiatives = initiatives;
    this.lock = lock;
    this.processes = processes;
    this.chronicle = chronicle;
    this.verdicts = verdicts;
    this.words = words;
  }

  @GetMapping
  String show(@PathVariable InitiativeNumber number, Actor actor, Locale language, Model page) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    page.addAttribute("initiative", initiative);
    page.addAttribute("begins", Right.WRITE_DESIGN.on(actor, initiative.country()));
    verdicts
        .latest(number, DecideStudyTour.DECISION)
        .ifPresent(
            said ->
                page.addAttribute(
                    "verdict", words.outcome(said.decision(), said.outcome(), language)));
    return "study-tour/tour";
  }

  @PostMapping
  String begin(@PathVariable InitiativeNumber number, Actor actor) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    if (!Right.WRITE_DESIGN.on(actor, initiative.country())) {
      throw new NotAllowedException();
    }
    return lock.shared(
        number,
        () -> {
          chronicle.record(number, "studyTour.begun", actor);
          processes.start(
              "study-tour",
              number.value(),
              List.of(LifecycleProcess.COUNTRY.is(initiative.country())));
          return "redirect:/initiatives/" + number + "/study-tour";
        });
  }
}
