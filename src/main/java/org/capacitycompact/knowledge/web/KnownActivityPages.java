package org.capacitycompact.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivity;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.knowledge.domain.Page;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of known activities, and the page of one; for everyone who is signed in. */
@Embodies(
    value = {"S26", "S36"},
    as = Embodies.As.PAGE,
    page = "/known-activities")
@Controller
class KnownActivityPages implements SavableList {
  private final KnownActivities activities;
  private final ActivityViews views;
  private final KnowledgeWords words;
  private final Wording wording;
  private final SavedLists saved;

  KnownActivityPages(
      KnownActivities activities,
      ActivityViews views,
      KnowledgeWords words,
      Wording wording,
      SavedLists saved) {
    this.saved = saved;
    this.activities = activities;
    this.views = views;
    this.words = words;
    this.wording = wording;
  }

  @Override
  public String listPath() {
    return "/known-activities";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return ActivityFilter.of(asked).query();
  }

  /** A country to filter by. */
  record CountryChoice(String code, String name, int activities) {}

  @GetMapping("/known-activities")
  String list(@RequestParam Map<String, String> asked, Actor reader, Locale language, Model model) {
    ActivityFilter question = ActivityFilter.of(asked);
    Page<KnownActivitySummary> found =
        activities.find(
            question.countryOrNull(),
            question.search(),
            Paging.asked(asked.getOrDefault("page", "")));
    model.addAttribute("saved", saved.of(this, question.query(), reader));
    model.addAttribute("narrowed", !question.query().isEmpty());
    model.addAttribute(
        "paging", Paging.exactly(found.number(), Page.SIZE, found.total(), question.query()));
    model.addAttribute(
        "rows", found.rows().stream().map(a -> ActivityRow.of(a, words, language)).toList());
    model.addAttribute("search", question.search());
    model.addAttribute("country", question.country());
    model.addAttribute("countries", countries(language));
    model.addAttribute("imports", Right.IMPORT_ACTIVITIES.of(reader));
    return "knowledge/list";
  }

  @GetMapping({"/known-activities.csv", "/known-activities.xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ActivityFilter question = ActivityFilter.of(asked);
    List<String> headings =
        Stream.of(
                "title",
                "identifier",
                "publisher",
                "countries",
                "sectors",
                "status",
                "starts",
                "ends",
                "complete")
            .map(column -> wording.say(language, "knowledge.column." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "known-activities",
        headings,
        rows ->
            activities.each(
                question.countryOrNull(),
                question.search(),
                each -> rows.accept(cells(each, language))));
  }

  private Object[] cells(KnownActivitySummary each, Locale language) {
    ActivityRow row = ActivityRow.of(each, words, language);
    return Stream.of(
            Optional.of(row.title()),
            Optional.ofNullable(each.identifier()),
            Optional.ofNullable(row.publisher()),
            Optional.of(row.countries()),
            Optional.of(row.sectors()),
            Optional.ofNullable(row.status()),
            Optional.ofNullable(each.startsOn()),
            Optional.ofNullable(each.endsOn()),
            Optional.of(wording.say(language, row.complete() ? "form.yes" : "form.no")))
        .map(cell -> cell.isPresent() ? cell.get() : "")
        .toArray();
  }

  private List<CountryChoice> countries(Locale language) {
    return activities.countries().stream()
        .map(
            c ->
                new CountryChoice(
                    c.country(), wording.country(c.country(), language), c.activities()))
        .sorted(Comparator.comparing(CountryChoice::name))
        .toList();
  }

  @GetMapping("/known-activities/{id:[0-9]{1,18}}")
  String one(@PathVariable long id, Actor reader, Locale language, Model model) {
    KnownActivity activity = activities.get(id).orElseThrow(NotThereException::new);
    String country = reader.country();
    boolean starts =
        country != null
            && Right.RAISE_DEMAND.on(reader, country)
            && activity.countries().contains(country);
    model.addAttribute("activity", views.of(activity, language));
    model.addAttribute("mayStart", starts);
    return "knowledge/activity";
  }
}
