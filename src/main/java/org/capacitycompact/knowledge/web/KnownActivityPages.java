package org.capacitycompact.knowledge.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivity;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.knowledge.domain.Page;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of known activities, and one of them. For everyone who is signed in. */
@Embodies(
    value = {"S26", "S36"},
    as = Embodies.As.PAGE,
    page = "/known-activities")
@Controller
class KnownActivityPages {
  private final KnownActivities activities;
  private final ActivityViews views;
  private final KnowledgeWords words;

  KnownActivityPages(KnownActivities activities, ActivityViews views, KnowledgeWords words) {
    this.activities = activities;
    this.views = views;
    this.words = words;
  }

  /** A country to filter by. */
  record CountryChoice(String code, String name, int activities) {}

  @GetMapping("/known-activities")
  String list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(required = false) @Nullable String page,
      Actor reader,
      Locale language,
      Model model) {
    Page<KnownActivitySummary> found =
        activities.find(country.isBlank() ? null : country, search, PageNumber.of(page));
    model.addAttribute("page", found);
    model.addAttribute(
        "rows", found.rows().stream().map(a -> ActivityRow.of(a, words, language)).toList());
    model.addAttribute("search", search);
    model.addAttribute("country", country);
    model.addAttribute("countries", countries(language));
    model.addAttribute("imports", Right.IMPORT_ACTIVITIES.of(reader));
    return "knowledge/list";
  }

  private List<CountryChoice> countries(Locale language) {
    return activities.countries().stream()
        .map(
            c ->
                new CountryChoice(
                    c.country(), words.country(c.country(), language), c.activities()))
        .sorted(Comparator.comparing(CountryChoice::name))
        .toList();
  }

  @GetMapping("/known-activities/{id:[0-9]{1,18}}")
  String one(@PathVariable long id, Actor reader, Locale language, Model model) {
    KnownActivity activity = activities.get(id).orElseThrow(NotKnownException::new);
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
