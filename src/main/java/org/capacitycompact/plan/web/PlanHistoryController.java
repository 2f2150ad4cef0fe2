package org.capacitycompact.plan.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Chronicle.PlanSearch;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.web.HistoryText;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who did and said what in a plan, row by row, in words. */
@Controller
class PlanHistoryController {

  private final Initiatives initiatives;
  private final Chronicle chronicle;
  private final HistoryText words;
  private final Wording wording;

  PlanHistoryController(
      Initiatives initiatives, Chronicle chronicle, HistoryText words, Wording wording) {
    this.initiatives = initiatives;
    this.chronicle = chronicle;
    this.words = words;
    this.wording = wording;
  }

  record EntryView(String at, @Nullable String person, List<Quoted.Part> text) {}

  @GetMapping("/initiatives/{number}/plan/history")
  ModelAndView history(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String section,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String page,
      Actor actor,
      Locale language) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    if (!Right.SEE_HISTORY.on(actor, initiative.country())) {
      throw new NotAllowedException();
    }
    PlanSearch asked = new PlanSearch(Section.of(section).map(Section::id).orElse(""), person);
    int at = Paging.asked(page);
    ModelAndView view = new ModelAndView("plan/history");
    view.addObject("initiative", initiative);
    view.addObject("asked", asked);
    view.addObject("sections", sections(language));
    view.addObject("people", chronicle.peopleOfPlan(number));
    view.addObject(
        "entries",
        chronicle.ofPlan(number, asked, Paging.offset(at), Paging.SIZE).stream()
            .map(entry -> entry(entry, language))
            .toList());
    view.addObject(
        "paging",
        Paging.exactly(at, Paging.SIZE, chronicle.countOfPlan(number, asked), query(asked)));
    return view;
  }

  private EntryView entry(Chronicle.Entry entry, Locale language) {
    return new EntryView(
        wording.moment(entry.at(), language),
        wording.actor(entry.person(), entry.inPlaceOf(), language),
        Quoted.parts(words.of(entry, language)));
  }

  private List<Choice> sections(Locale language) {
    return Arrays.stream(Section.values())
        .map(
            section ->
                new Choice(section.id(), wording.say(language, "plan.section." + section.id())))
        .toList();
  }

  private static Map<String, String> query(PlanSearch asked) {
    Map<String, String> query = new HashMap<>();
    if (!asked.section().isEmpty()) {
      query.put("section", asked.section());
    }
    if (!asked.userId().isEmpty()) {
      query.put("person", asked.userId());
    }
    return query;
  }
}
