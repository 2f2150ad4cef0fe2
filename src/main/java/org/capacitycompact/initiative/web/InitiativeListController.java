package org.capacitycompact.initiative.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.InitiativeSummary;
import org.capacitycompact.initiative.InitiativesOverview;
import org.capacitycompact.initiative.NextSteps;
import org.capacitycompact.initiative.NextSteps.Next;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.party.Parties;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The initiatives that somebody may see. */
@Controller
class InitiativeListController implements SavableList {

  private final InitiativesOverview overview;
  private final NextSteps steps;
  private final Parties parties;
  private final Wording wording;

  private final SavedLists saved;

  InitiativeListController(
      InitiativesOverview overview,
      NextSteps steps,
      Parties parties,
      Wording wording,
      SavedLists saved) {
    this.saved = saved;
    this.overview = overview;
    this.steps = steps;
    this.parties = parties;
    this.wording = wording;
  }

  @Override
  public String listPath() {
    return "/initiatives";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return InitiativeFilter.of(asked).query();
  }

  /** A row in words; {@code next} is when somebody must act, absent when nobody has to. */
  record Row(
      InitiativeNumber number,
      String title,
      String language,
      String country,
      String stage,
      Tag status,
      @Nullable Tag next,
      boolean illustrative) {}

  @GetMapping("/initiatives")
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    InitiativeFilter filter = InitiativeFilter.of(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    List<InitiativeSummary> found =
        overview.find(actor, filter.search(), Paging.offset(page), Paging.SIZE);
    Map<InitiativeNumber, Next> next =
        steps.next(found.stream().map(InitiativeSummary::number).toList());
    model.addAttribute(
        "rows", found.stream().map(each -> row(each, next.get(each.number()), language)).toList());
    model.addAttribute("filter", filter);
    model.addAttribute(
        "paging", new Paging(page, overview.count(actor, filter.search()), filter.query()));
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute("raises", Right.RAISE_DEMAND.of(actor));
    model.addAttribute(
        "stages",
        Arrays.stream(Stage.values())
            .map(stage -> new Choice(stage.name(), wording.say(language, stage.messageKey())))
            .toList());
    model.addAttribute(
        "statuses",
        Arrays.stream(Status.values())
            .map(status -> new Choice(status.name(), wording.say(language, status.messageKey())))
            .toList());
    model.addAttribute("countries", actor.country() == null ? countries(language) : List.of());
    return "initiative/initiatives";
  }

  @GetMapping({"/initiatives.csv", "/initiatives.xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<String> headings =
        List.of("number", "title", "country", "stage", "status", "since", "ended").stream()
            .map(column -> wording.say(language, "initiative." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "initiatives",
        headings,
        rows ->
            overview.each(
                actor,
                InitiativeFilter.of(asked).search(),
                each -> rows.accept(cells(each, language))));
  }

  private Object[] cells(InitiativeSummary each, Locale language) {
    return new Object[] {
      each.number(),
      each.title(),
      wording.country(each.country(), language),
      wording.say(language, each.stage().messageKey()),
      wording.say(language, each.status().messageKey()),
      each.startedAt(),
      each.endedAt() == null ? "" : each.endedAt()
    };
  }

  private Row row(InitiativeSummary each, @Nullable Next next, Locale language) {
    return new Row(
        each.number(),
        each.title(),
        each.language(),
        wording.country(each.country(), language),
        wording.say(language, each.stage().messageKey()),
        StatusTag.of(each.status(), wording, language),
        next == null ? null : wording.due(next.dueAt(), next.dormantUntil(), language),
        each.illustrative());
  }

  private List<Choice> countries(Locale language) {
    return parties.countries().stream()
        .map(code -> new Choice(code, wording.country(code, language)))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }
}
