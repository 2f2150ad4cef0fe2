package org.capacitycompact.worklist.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.QueryParameters;
import org.capacitycompact.worklist.Submissions;
import org.capacitycompact.worklist.Submissions.Submission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Submitted forms: a list, and a page for each that prints. */
@Controller
class SubmissionController {

  private final Initiatives initiatives;
  private final Submissions submissions;
  private final TaskParts parts;
  private final SubmissionViews views;

  SubmissionController(
      Initiatives initiatives, Submissions submissions, TaskParts parts, SubmissionViews views) {
    this.initiatives = initiatives;
    this.submissions = submissions;
    this.parts = parts;
    this.views = views;
  }

  @GetMapping("/initiatives/{number}/submissions")
  ModelAndView list(
      @PathVariable InitiativeNumber number,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    String path = QueryParameters.text(asked, "part");
    List<Submission> all = submissions.of(number, actor);
    List<Submission> said =
        Arrays.stream(Part.values())
            .filter(part -> !path.isEmpty() && part.path().equals(path))
            .findFirst()
            .map(part -> parts.of(part, all))
            .orElse(all);
    int at = Paging.asked(asked.getOrDefault("page", ""));
    return new ModelAndView("worklist/submissions")
        .addObject("initiative", initiative)
        .addObject(
            "rows",
            views.of(said.stream().skip(Paging.offset(at)).limit(Paging.SIZE).toList(), language))
        .addObject(
            "paging",
            new Paging(at, said.size(), path.isEmpty() ? Map.of() : Map.of("part", path)));
  }

  @GetMapping("/initiatives/{number}/submissions/{task}")
  ModelAndView one(
      @PathVariable InitiativeNumber number,
      @PathVariable String task,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    Submission said = submissions.one(number, task, actor).orElseThrow(NotThereException::new);
    return new ModelAndView("worklist/submission")
        .addObject("initiative", initiative)
        .addObject("submission", views.of(List.of(said), language).get(0));
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
