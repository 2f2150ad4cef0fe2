package org.capacitycompact.portal.clauses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.Embodiment;
import org.capacitycompact.criteria.Embodiments;
import org.capacitycompact.portal.NotThereException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The processes and decision tables that embody clauses, to be read by everyone signed in. */
@Controller
class ModelController {

  private final Embodiments embodiments;
  private final EmbodimentWords words;

  ModelController(Embodiments embodiments, EmbodimentWords words) {
    this.embodiments = embodiments;
    this.words = words;
  }

  /** A step with the clauses it names; {@code asked} when one of them is the one asked for. */
  record StepView(String name, List<String> clauses, boolean asked) {}

  @GetMapping("/clauses/process")
  String process(
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String clause,
      Locale language,
      Model model) {
    Map<String, List<Embodiment>> steps =
        embodiments.ofProcess(of).stream()
            .collect(
                Collectors.groupingBy(
                    Embodiment::element, LinkedHashMap::new, Collectors.toList()));
    if (steps.isEmpty()) {
      throw new NotThereException();
    }
    List<String> marked = new ArrayList<>();
    List<StepView> views = new ArrayList<>();
    steps.forEach(
        (element, names) -> {
          List<String> clauses = names.stream().map(Embodiment::clause).toList();
          views.add(
              new StepView(words.step(names.get(0), language), clauses, clauses.contains(clause)));
          if (clauses.contains(clause) && !element.equals(of)) {
            marked.add(element);
          }
        });
    model.addAttribute("process", of);
    model.addAttribute("name", words.process(of, language));
    model.addAttribute("marked", String.join(" ", marked));
    model.addAttribute("steps", views);
    return "portal/clause-process";
  }

  @GetMapping(path = "/clauses/process.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  byte[] drawing(@RequestParam(defaultValue = "") String of) {
    return embodiments.process(of).orElseThrow(NotThereException::new);
  }
}
