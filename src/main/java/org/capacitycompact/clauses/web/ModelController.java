package org.capacitycompact.clauses.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.clauses.Embodiment;
import org.capacitycompact.clauses.Embodiments;
import org.capacitycompact.diagram.ProcessPicture;
import org.capacitycompact.diagram.ProcessWords;
import org.capacitycompact.diagram.Standing;
import org.capacitycompact.diagram.Zoom;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The processes and decision tables that embody clauses, for everyone who is signed in. */
@Controller
class ModelController {

  private final Embodiments embodiments;
  private final EmbodimentWords words;
  private final ProcessWords steps;
  private final Wording wording;

  ModelController(
      Embodiments embodiments, EmbodimentWords words, ProcessWords steps, Wording wording) {
    this.embodiments = embodiments;
    this.words = words;
    this.steps = steps;
    this.wording = wording;
  }

  /** A step with the clauses it names; {@code asked} when the requested clause is among them. */
  record StepView(String name, List<String> clauses, boolean asked) {}

  @GetMapping("/clauses/process")
  String process(
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String clause,
      @RequestParam(defaultValue = "") String zoom,
      Locale language,
      Model model) {
    Map<String, List<Embodiment>> named =
        embodiments.ofProcess(of).stream()
            .collect(
                Collectors.groupingBy(
                    Embodiment::element, LinkedHashMap::new, Collectors.toList()));
    if (named.isEmpty()) {
      throw new NotThereException();
    }
    Map<String, Standing> marked = new HashMap<>();
    List<StepView> views = new ArrayList<>();
    named.forEach(
        (element, names) -> {
          List<String> clauses = names.stream().map(Embodiment::clause).toList();
          views.add(
              new StepView(words.step(names.get(0), language), clauses, clauses.contains(clause)));
          if (clauses.contains(clause) && !element.equals(of)) {
            marked.put(element, Standing.asked());
          }
        });
    model.addAttribute("process", of);
    model.addAttribute("name", words.process(of, language));
    model.addAttribute("clause", clauseOf(views, clause));
    model.addAttribute("zoom", Zoom.of(zoom));
    model.addAttribute(
        "picture",
        ProcessPicture.of(
            embodiments.process(of).orElseThrow(NotThereException::new),
            wording.say(language, "process.drawing", words.process(of, language)),
            wording.say(language, "clauses.legend"),
            steps.in(language),
            marked));
    model.addAttribute("steps", views);
    return "clauses/clause-process";
  }

  /** The requested clause, if a step here names it; only such a value may go into an address. */
  private static String clauseOf(List<StepView> views, String asked) {
    return views.stream().anyMatch(StepView::asked) ? asked : "";
  }

  @GetMapping(path = "/clauses/process.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  byte[] drawing(@RequestParam(defaultValue = "") String of) {
    return embodiments.process(of).orElseThrow(NotThereException::new);
  }
}
