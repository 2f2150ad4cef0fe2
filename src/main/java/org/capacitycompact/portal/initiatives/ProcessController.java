package org.capacitycompact.portal.initiatives;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.party.Actor;
import org.capacitycompact.portal.NotThereException;
import org.capacitycompact.portal.Tag;
import org.capacitycompact.portal.Wording;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.ProcessPaths.Run;
import org.capacitycompact.worklist.ProcessPaths.Step;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The process of an initiative as it stands: drawn, and as a list of steps beside it. */
@Controller
class ProcessController {

  /** What people would call a step; gateways and joins are questions of the drawing. */
  private static final Set<String> NOT_TOLD =
      Set.of("parallelGateway", "exclusiveGateway", "inclusiveGateway", "subProcess");

  private final Initiatives initiatives;
  private final ProcessPaths paths;
  private final Wording wording;

  ProcessController(Initiatives initiatives, ProcessPaths paths, Wording wording) {
    this.initiatives = initiatives;
    this.paths = paths;
    this.wording = wording;
  }

  record StepView(String name, Tag state, String when) {}

  record RunView(String process, String name, boolean shown) {}

  @GetMapping("/initiatives/{number}/process")
  String show(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String of,
      Actor actor,
      Locale language,
      Model model) {
    Initiative initiative = visible(number, actor);
    Map<String, Run> runs = newest(number);
    Run run =
        Optional.ofNullable(runs.get(of))
            .or(() -> Optional.ofNullable(runs.get(initiative.stage().process())))
            .or(() -> runs.values().stream().findFirst())
            .orElseThrow(NotThereException::new);
    List<Step> steps = paths.steps(run);
    Set<String> active =
        steps.stream()
            .filter(step -> step.endedAt() == null)
            .map(Step::element)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> done =
        steps.stream()
            .filter(step -> step.endedAt() != null && !active.contains(step.element()))
            .map(Step::element)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    model.addAttribute("initiative", initiative);
    model.addAttribute("process", run.process());
    model.addAttribute("name", name(run.process(), language));
    model.addAttribute(
        "runs",
        runs.values().stream()
            .map(
                each ->
                    new RunView(each.process(), name(each.process(), language), each.equals(run)))
            .toList());
    model.addAttribute("active", String.join(" ", active));
    model.addAttribute("done", String.join(" ", done));
    model.addAttribute(
        "steps",
        steps.stream()
            .filter(step -> !NOT_TOLD.contains(step.type()))
            .map(step -> view(step, language))
            .toList());
    return "portal/process";
  }

  /** The model that the newest run of a process follows. */
  @GetMapping(
      path = "/initiatives/{number}/process/{process}.bpmn",
      produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  byte[] model(@PathVariable String number, @PathVariable String process, Actor actor) {
    visible(number, actor);
    return Optional.ofNullable(newest(number).get(process))
        .flatMap(paths::model)
        .orElseThrow(NotThereException::new);
  }

  private Initiative visible(String number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }

  /** The newest run of each process, in the order the processes first began. */
  private Map<String, Run> newest(String number) {
    Map<String, Run> newest = new LinkedHashMap<>();
    paths.runs(number).stream()
        .sorted(Comparator.comparing(Run::startedAt))
        .forEach(run -> newest.put(run.process(), run));
    return newest;
  }

  private String name(String process, Locale language) {
    return Stage.carriedBy(process)
        .map(stage -> wording.stage(stage, language))
        .or(() -> wording.find(language, "process." + process))
        .orElse(process);
  }

  private StepView view(Step step, Locale language) {
    String name =
        wording
            .find(language, "task." + step.element())
            .or(() -> wording.find(language, "step." + step.element()))
            .orElse(step.name().isEmpty() ? wording.task(step.element(), language) : step.name());
    Tag state =
        step.endedAt() == null
            ? new Tag(wording.say(language, "initiative.stage.now"), "warn")
            : step.interrupted()
                ? new Tag(wording.say(language, "process.interrupted"), "bad")
                : new Tag(wording.say(language, "initiative.stage.done"), "ok");
    return new StepView(
        name,
        state,
        wording.moment(Objects.requireNonNullElse(step.endedAt(), step.startedAt()), language));
  }
}
