package org.capacitycompact.worklist.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.diagram.Zoom;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.ProcessPaths.Run;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The present state of an initiative's process: drawn, and as a list of steps. */
@Controller
class ProcessController {

  private final Initiatives initiatives;
  private final ProcessPaths paths;
  private final ProcessRuns runs;
  private final ProcessPage page;
  private final Optional<EnginePages> engine;

  ProcessController(
      Initiatives initiatives,
      ProcessPaths paths,
      ProcessRuns runs,
      ProcessPage page,
      Optional<EnginePages> engine) {
    this.initiatives = initiatives;
    this.paths = paths;
    this.runs = runs;
    this.page = page;
    this.engine = engine;
  }

  /**
   * @param of the process to show, its newest run; absent for the one of the present stage
   * @param run one of several parallel runs
   */
  @GetMapping("/initiatives/{number}/process")
  String show(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String run,
      @RequestParam(defaultValue = "") String zoom,
      Actor actor,
      Locale language,
      Model model) {
    Initiative initiative = visible(number, actor);
    List<Run> all = paths.runs(number);
    Run shown = runs.asked(all, of, run, initiative).orElseThrow(NotThereException::new);
    ProcessPage.Path path = page.path(shown, all, number, actor, language);
    model.addAttribute("initiative", initiative);
    model.addAttribute("process", shown.process());
    model.addAttribute("run", shown.id());
    model.addAttribute("name", runs.name(shown, all, language));
    model.addAttribute("runs", runs.views(all, shown, language));
    model.addAttribute("picture", page.picture(shown, path, language));
    model.addAttribute("zoom", Zoom.of(zoom));
    model.addAttribute("acting", path.acting());
    model.addAttribute("steps", path.steps());
    model.addAttribute(
        "engine",
        engine
            .filter(any -> shown.endedAt() == null)
            .flatMap(room -> room.of(shown.id(), actor))
            .orElse(null));
    return "worklist/process";
  }

  /** The picture alone, for saving, printing or enlarging. */
  @GetMapping(path = "/initiatives/{number}/process/{process}.svg", produces = "image/svg+xml")
  @ResponseBody
  byte[] picture(
      @PathVariable InitiativeNumber number,
      @PathVariable String process,
      @RequestParam(defaultValue = "") String run,
      Actor actor,
      Locale language) {
    visible(number, actor);
    List<Run> all = paths.runs(number);
    Run shown = runs.of(all, process, run).orElseThrow(NotThereException::new);
    return page.picture(shown, page.path(shown, all, number, actor, language), language)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The model of the newest run of a process. */
  @GetMapping(
      path = "/initiatives/{number}/process/{process}.bpmn",
      produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  byte[] model(@PathVariable InitiativeNumber number, @PathVariable String process, Actor actor) {
    visible(number, actor);
    return runs.of(paths.runs(number), process, "")
        .flatMap(paths::model)
        .orElseThrow(NotThereException::new);
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
