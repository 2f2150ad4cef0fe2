package org.capacitycompact.policy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.Parties;
import org.capacitycompact.policy.CountryFact;
import org.capacitycompact.policy.CountryFact.Kind;
import org.capacitycompact.policy.CountryFactBook;
import org.capacitycompact.policy.FiscalYear;
import org.capacitycompact.policy.web.CountryRow.Known;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is known about countries and what follows from it; for everyone who is signed in. */
@Controller
class CountryController implements SavableList {

  private final CountryFactBook book;
  private final Parties parties;
  private final CountryWords words;
  private final LocalShares shares;
  private final Clock clock;

  private final SavedLists saved;

  CountryController(
      CountryFactBook book,
      Parties parties,
      CountryWords words,
      LocalShares shares,
      Clock clock,
      SavedLists saved) {
    this.saved = saved;
    this.book = book;
    this.parties = parties;
    this.words = words;
    this.shares = shares;
    this.clock = clock;
  }

  @Override
  public String listPath() {
    return "/countries";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return CountryFilter.of(asked, clock).query();
  }

  /**
   * The publications for one fiscal year; unknown kinds are left out.
   *
   * @param holds whether it is the fiscal year of the requested day
   */
  record YearView(String year, String span, boolean holds, List<FactView> facts) {}

  record FactView(String kind, Tag tag, String source, boolean entered) {}

  @GetMapping("/countries")
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    CountryFilter question = CountryFilter.of(asked, clock);
    List<CountryRow> found =
        words.rows(book.validOn(question.on()), question.on(), language).stream()
            .filter(question::takes)
            .toList();
    int page = Paging.asked(asked.getOrDefault("page", ""));
    model.addAttribute("question", question);
    model.addAttribute("saved", saved.of(this, question.query(), actor));
    model.addAttribute(
        "rows", found.stream().skip(Paging.offset(page)).limit(Paging.SIZE).toList());
    model.addAttribute("paging", new Paging(page, found.size(), question.query()));
    model.addAttribute("day", words.day(question.on(), language));
    model.addAttribute("fiscalYear", fiscalYear(question.on(), language));
    model.addAttribute("groups", words.choices(Kind.INCOME_GROUP, language));
    model.addAttribute("contexts", words.choices(Kind.FRAGILE_CONTEXT, language));
    model.addAttribute("maintains", Right.MAINTAIN_COUNTRY_FACTS.of(actor));
    return "policy/countries";
  }

  @GetMapping({"/countries.csv", "/countries.xlsx"})
  void export(Locale language, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> headings =
        Stream.of("code", "country", "year", "from", "until", "fact", "value", "source", "entered")
            .map(column -> words.say(language, "column." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "countries",
        headings,
        rows -> book.all().forEach(fact -> rows.accept(cells(fact, language))));
  }

  private Object[] cells(CountryFact fact, Locale language) {
    FiscalYear year = new FiscalYear(fact.year());
    return new Object[] {
      fact.country(),
      words.name(fact.country(), language),
      fact.year(),
      year.firstDay(),
      year.lastDay(),
      words.kind(fact.kind(), language),
      words.word(fact.kind(), fact.value(), language),
      fact.source(),
      fact.enteredAt() == null ? "" : fact.enteredAt()
    };
  }

  @GetMapping("/countries/{code:[A-Z]{2}}")
  String one(
      @PathVariable String code,
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      Model model) {
    List<CountryFact> facts = book.of(code);
    if (facts.isEmpty() && !parties.countries().contains(code)) {
      throw new NotThereException();
    }
    LocalDate on = CountryFilter.of(asked, clock).on();
    int now = FiscalYear.of(on).number();
    List<CountryFact> holding =
        Stream.of(Kind.values()).flatMap(kind -> newest(facts, kind, now).stream()).toList();
    Known group = words.known(holding, Kind.INCOME_GROUP, on, language);
    Known fragile = words.known(holding, Kind.FRAGILE_CONTEXT, on, language);
    model.addAttribute("code", code);
    model.addAttribute("name", words.name(code, language));
    model.addAttribute("on", on);
    model.addAttribute("day", words.day(on, language));
    model.addAttribute("fiscalYear", fiscalYear(on, language));
    model.addAttribute("group", group);
    model.addAttribute("fragile", fragile);
    LocalShares.Share share = shares.of(group.value(), fragile.value());
    model.addAttribute("minimum", words.percent(share.minimum(), language));
    model.addAttribute("inKind", words.percent(share.inKindCap(), language));
    model.addAttribute("years", years(facts, now, language));
    model.addAttribute("maintains", Right.MAINTAIN_COUNTRY_FACTS.of(actor));
    return "policy/country";
  }

  /** The facts are ordered newest first. */
  private static List<CountryFact> newest(List<CountryFact> facts, Kind kind, int year) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind && fact.year() <= year)
        .limit(1)
        .toList();
  }

  private List<YearView> years(List<CountryFact> facts, int now, Locale language) {
    return facts.stream()
        .collect(Collectors.groupingBy(CountryFact::year, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            year ->
                new YearView(
                    String.valueOf(year.getKey()),
                    words.span(year.getKey(), language),
                    year.getKey() == now,
                    year.getValue().stream().map(fact -> view(fact, language)).toList()))
        .toList();
  }

  private FactView view(CountryFact fact, Locale language) {
    return new FactView(
        words.kind(fact.kind(), language),
        words.tag(fact.kind(), fact.value(), language),
        fact.source(),
        fact.enteredBy() != null);
  }

  private String fiscalYear(LocalDate on, Locale language) {
    int year = FiscalYear.of(on).number();
    return words.year(year, language) + ", " + words.span(year, language);
  }
}
