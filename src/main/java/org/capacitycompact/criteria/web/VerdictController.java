package org.capacitycompact.criteria.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Difference;
import org.capacitycompact.criteria.Recomputation;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.VerdictLine;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartPages;
import org.capacitycompact.party.People;
import org.capacitycompact.rulebook.web.DecisionWords;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.QueryParameters;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The verdicts on an initiative, each with its facts, and what changed since the one before. */
@Controller
class VerdictController {

  private static final int ALL = Integer.MAX_VALUE;
  private static final int COMPARABLE = 100;

  private final Initiatives initiatives;
  private final Verdicts verdicts;
  private final Recomputation recomputation;
  private final People people;
  private final PartPages parts;
  private final VerdictPage page;
  private final DecisionWords words;
  private final Wording wording;

  VerdictController(
      Initiatives initiatives,
      Verdicts verdicts,
      Recomputation recomputation,
      People people,
      PartPages parts,
      VerdictPage page,
      DecisionWords words,
      Wording wording) {
    this.initiatives = initiatives;
    this.verdicts = verdicts;
    this.recomputation = recomputation;
    this.people = people;
    this.parts = parts;
    this.page = page;
    this.words = words;
    this.wording = wording;
  }

  @GetMapping("/initiatives/{number}/verdicts")
  ModelAndView list(
      @PathVariable InitiativeNumber number,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language) {
    ModelAndView model =
        parts.add(
            new ModelAndView("criteria/verdicts"),
            Part.VERDICTS,
            visible(number, actor),
            actor,
            language);
    Map<String, Integer> counts = verdicts.counts(number);
    String decision = decision(asked, counts);
    int at = Paging.asked(asked.getOrDefault("page", ""));
    List<VerdictLine> lines = verdicts.lines(number, decision, Paging.offset(at), Paging.SIZE);
    Map<String, String> names = names(lines);
    model.addObject("decision", decision);
    model.addObject(
        "decisions",
        counts.keySet().stream()
            .map(each -> new Choice(each, words.decision(each, language)))
            .toList());
    model.addObject("rows", lines.stream().map(line -> page.line(line, names, language)).toList());
    int all =
        decision.isEmpty()
            ? counts.values().stream().mapToInt(Integer::intValue).sum()
            : counts.getOrDefault(decision, 0);
    model.addObject(
        "paging",
        new Paging(
            at,
            Math.min(all, Paging.COUNTED_UP_TO),
            decision.isEmpty() ? Map.of() : Map.of("decision", decision)));
    return model;
  }

  @GetMapping({"/initiatives/{number}/verdicts.csv", "/initiatives/{number}/verdicts.xlsx"})
  void export(
      @PathVariable InitiativeNumber number,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    visible(number, actor);
    String decision = decision(asked, verdicts.counts(number));
    List<String> headings =
        Stream.of(
                "verdict",
                "decision",
                "outcome",
                "score",
                "gatesFailed",
                "step",
                "version",
                "setGoingBy",
                "decidedAt")
            .map(column -> wording.say(language, "verdict.csv." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        number + "-verdicts",
        headings,
        rows -> {
          List<VerdictLine> lines = verdicts.lines(number, decision, 0, ALL);
          Map<String, String> names = names(lines);
          lines.forEach(line -> rows.accept(page.cells(line, names, language)));
        });
  }

  @GetMapping("/initiatives/{number}/verdicts/{verdict}")
  String show(
      @PathVariable InitiativeNumber number,
      @PathVariable String verdict,
      @RequestParam(defaultValue = "") String with,
      @RequestParam(defaultValue = "false") String again,
      Actor actor,
      Locale language,
      Model model) {
    model.addAttribute("initiative", visible(number, actor));
    Verdict shown = one(number, verdict).orElseThrow(NotThereException::new);
    Verdict.Kept kept = Optional.ofNullable(shown.kept()).orElseThrow(NotThereException::new);
    model.addAttribute("verdict", page.view(shown, kept, language));
    model.addAttribute("others", others(shown, kept, language));
    Optional<Verdict> other =
        with.isEmpty()
            ? verdicts.before(shown)
            : one(number, with).filter(each -> each.decision().equals(shown.decision()));
    other.ifPresent(compared -> compare(compared, shown, kept, language, model));
    model.addAttribute("again", again.equals("true"));
    if (again.equals("true")) {
      recomputation
          .of(shown)
          .ifPresent(result -> model.addAttribute("result", page.difference(result, language)));
    }
    return "criteria/verdict";
  }

  /** The earlier of the two is always on the left. */
  private void compare(
      Verdict other, Verdict shown, Verdict.Kept kept, Locale language, Model model) {
    long id = other.kept() == null ? 0 : other.kept().id();
    boolean earlier = id < kept.id();
    model.addAttribute("with", id);
    model.addAttribute("earlier", earlier);
    model.addAttribute("withAt", wording.moment(other.decidedAt(), language));
    model.addAttribute(
        "difference",
        page.difference(
            earlier ? Difference.between(other, shown) : Difference.between(shown, other),
            shown.decision(),
            language));
  }

  private List<Choice> others(Verdict shown, Verdict.Kept kept, Locale language) {
    return verdicts.lines(shown.number(), shown.decision(), 0, COMPARABLE).stream()
        .filter(line -> line.id() != kept.id())
        .map(line -> new Choice(String.valueOf(line.id()), page.names(line, language)))
        .toList();
  }

  private Optional<Verdict> one(InitiativeNumber number, String id) {
    return id.matches("[1-9][0-9]{0,17}")
        ? verdicts.one(number, Long.parseLong(id))
        : Optional.empty();
  }

  private Map<String, String> names(List<VerdictLine> lines) {
    return people.names(
        lines.stream()
            .map(VerdictLine::setGoingBy)
            .flatMap(Stream::ofNullable)
            .distinct()
            .toList());
  }

  private static String decision(Map<String, String> asked, Map<String, Integer> counts) {
    String decision = QueryParameters.text(asked, "decision");
    return counts.containsKey(decision) ? decision : "";
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
