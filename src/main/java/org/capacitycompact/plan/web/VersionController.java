package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.PlanComparison.ChangedRow;
import org.capacitycompact.plan.PlanComparison.Kind;
import org.capacitycompact.plan.PlanContent;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.plan.PlanVersions.Version;
import org.capacitycompact.plan.web.ComparePage.Compared;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The frozen versions of a plan, and what changed between any two of them. */
@Controller
class VersionController {

  /** The plan as it stands, in an address and in the choice of what to compare. */
  private static final String NOW = "now";

  /** Changed rows on one page. */
  private static final int ROWS = 50;

  private final Initiatives initiatives;
  private final PlanVersions versions;
  private final ComparePage page;
  private final Wording wording;

  VersionController(
      Initiatives initiatives, PlanVersions versions, ComparePage page, Wording wording) {
    this.initiatives = initiatives;
    this.versions = versions;
    this.page = page;
    this.wording = wording;
  }

  /**
   * A version in the list.
   *
   * @param by who sent it; null when a rule froze it
   * @param before the number of the version before it; 0 for the first
   */
  record VersionRow(
      int version,
      String day,
      String reason,
      @Nullable String by,
      String mark,
      String sha256,
      boolean unchanged,
      int before) {}

  @GetMapping("/initiatives/{number}/plan/versions")
  String list(
      @PathVariable InitiativeNumber number,
      @RequestParam(name = "page", defaultValue = "1") String asked,
      Actor actor,
      Locale language,
      Model model) {
    model.addAttribute("initiative", visible(number, actor));
    List<Version> all = versions.of(number);
    int at = Paging.asked(asked);
    model.addAttribute("last", all.isEmpty() ? 0 : all.get(0).version());
    model.addAttribute(
        "rows",
        all.stream()
            .skip(Paging.offset(at))
            .limit(Paging.SIZE)
            .map(version -> row(version, language))
            .toList());
    model.addAttribute("paging", new Paging(at, all.size(), Map.of()));
    return "plan/versions";
  }

  private VersionRow row(Version version, Locale language) {
    return new VersionRow(
        version.version(),
        wording.day(version.frozenAt(), language),
        page.reason(version, language),
        version.by(),
        version.mark(),
        version.sha256(),
        version.unchanged(),
        version.version() - 1);
  }

  @GetMapping("/initiatives/{number}/plan/compare")
  String compare(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = NOW) String to,
      @RequestParam(name = "page", defaultValue = "1") String asked,
      Actor actor,
      Locale language,
      Model model) {
    Initiative initiative = visible(number, actor);
    model.addAttribute("initiative", initiative);
    List<Version> all = versions.of(number);
    if (all.isEmpty()) {
      return "plan/compare";
    }
    String first = from.isEmpty() ? String.valueOf(all.get(0).version()) : from;
    Compared compared = Compared.of(content(number, first), content(number, to));
    model.addAttribute("from", first);
    model.addAttribute("to", to);
    model.addAttribute("states", states(all, language));
    show(initiative, compared, Paging.asked(asked), first, to, actor, language, model);
    return "plan/compare";
  }

  private void show(
      Initiative initiative,
      Compared compared,
      int at,
      String from,
      String to,
      Actor actor,
      Locale language,
      Model model) {
    List<ChangedRow> changes = compared.comparison().changes();
    List<ChangedRow> shown = changes.stream().skip((at - 1L) * ROWS).limit(ROWS).toList();
    model.addAttribute("comparison", compared.comparison());
    model.addAttribute("fresh", compared.comparison().count(Kind.NEW));
    model.addAttribute("removed", compared.comparison().count(Kind.REMOVED));
    model.addAttribute("changed", compared.comparison().count(Kind.CHANGED));
    model.addAttribute("before", page.brief(compared.before(), language));
    model.addAttribute("after", page.brief(compared.after(), language));
    model.addAttribute("marks", marks(compared, language));
    model.addAttribute("sections", page.sections(initiative, compared, shown, actor, language));
    model.addAttribute(
        "totals", at == 1 ? page.totals(compared.comparison(), language) : List.of());
    model.addAttribute(
        "paging", Paging.exactly(at, ROWS, changes.size(), Map.of("from", from, "to", to)));
  }

  /** The beginnings of the hashes of both, by which somebody checks that they read the same. */
  private String marks(Compared compared, Locale language) {
    return wording.say(
        language,
        "plan.compare.marks",
        page.brief(compared.before(), language),
        mark(compared.before()),
        page.brief(compared.after(), language),
        mark(compared.after()));
  }

  private static String mark(PlanContent content) {
    return content.sha256().substring(0, 4) + " " + content.sha256().substring(4, 8);
  }

  private List<Choice> states(List<Version> all, Locale language) {
    List<Choice> states = new ArrayList<>();
    states.add(new Choice(NOW, wording.say(language, "plan.versions.now")));
    all.forEach(
        version ->
            states.add(
                new Choice(String.valueOf(version.version()), page.name(version, language))));
    return states;
  }

  private PlanContent content(InitiativeNumber number, String state) {
    if (state.equals(NOW)) {
      return versions.now(number);
    }
    if (!state.matches("[1-9][0-9]{0,5}")) {
      throw new NotThereException();
    }
    return versions.find(number, Integer.parseInt(state)).orElseThrow(NotThereException::new);
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }
}
