package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Money;
import org.capacitycompact.partnership.ProviderAnswers.Given;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The options of a country side by side, and the offers that match a demand, one under another. */
@Component
class OptionsTable {

  private final Options options;
  private final Matches matches;
  private final ProviderAnswers answers;
  private final OptionsInWords words;
  private final Wording wording;

  OptionsTable(
      Options options,
      Matches matches,
      ProviderAnswers answers,
      OptionsInWords words,
      Wording wording) {
    this.options = options;
    this.matches = matches;
    this.answers = answers;
    this.words = words;
    this.wording = wording;
  }

  /**
   * An option with what is known of it.
   *
   * @param given null of an offer that was published and not made to this demand
   * @param match null where the provider has published nothing that matches
   */
  private record Known(Option option, @Nullable Given given, Matches.@Nullable Proposal match) {}

  /** What each provider offers, for the country that chooses: a column for each (S20, S21). */
  Exhibit sideBySide(InitiativeNumber number, Locale language) {
    Map<String, Given> given = given(answers.given(number));
    Map<String, Matches.Proposal> matched =
        matches.of(number).stream()
            .collect(
                Collectors.toMap(
                    each -> each.offer().organisation(),
                    Function.identity(),
                    (best, other) -> best));
    List<Known> all =
        options.of(number).stream()
            .map(
                option ->
                    new Known(
                        option,
                        given.get(option.organisation()),
                        matched.get(option.organisation())))
            .toList();
    String heading = say(language, "partnership.exhibit.options");
    return all.isEmpty()
        ? new Exhibit.Collected()
            .add(column(language, "state"), Cell.of(say(language, "partnership.nobodyToChoose")))
            .under(heading)
        : table(all, heading, true, language);
  }

  /** The terms of these answers, a column for each. */
  Table terms(List<Given> shown, Map<String, String> names, String heading, Locale language) {
    return table(
        shown.stream()
            .map(each -> new Known(Options.option(each.answer(), names), each, null))
            .toList(),
        heading,
        false,
        language);
  }

  private static Map<String, Given> given(List<Given> all) {
    return all.stream()
        .collect(Collectors.toMap(each -> each.answer().organisation(), Function.identity()));
  }

  private @Nullable String note(List<Known> all, Locale language) {
    return all.stream().noneMatch(each -> each.option().answered())
        ? say(language, "partnership.nobodyToChoose")
        : null;
  }

  /**
   * A column for each.
   *
   * @param choosing whether one is to be chosen, so that it matters which can be
   */
  private Table table(List<Known> all, String heading, boolean choosing, Locale language) {
    List<String> columns = new ArrayList<>(List.of(""));
    all.forEach(each -> columns.add(each.option().name()));
    List<Line> lines = new ArrayList<>();
    if (choosing) {
      line("state", all, each -> state(each, language), language, lines);
    }
    line("tying", all, each -> tying(each.option().tying(), language), language, lines);
    line(
        "gives",
        all,
        each ->
            Cell.said(each.option().what(), each.given() == null ? null : each.given().language()),
        language,
        lines);
    line("role", all, each -> role(each.option().southern(), language), language, lines);
    line("modalities", all, each -> modalities(modalities(each), language), language, lines);
    line("people", all, each -> people(each, language), language, lines);
    line("languages", all, each -> languages(languages(each), language), language, lines);
    line("cost", all, each -> money(each, DemandAnswer::cost, language), language, lines);
    line("costToCountry", all, each -> costToCountry(each, language), language, lines);
    line("assistance", all, each -> assistance(each, language), language, lines);
    line("part", all, each -> money(each, DemandAnswer::contribution, language), language, lines);
    line("from", all, each -> from(each, language), language, lines);
    line("until", all, each -> until(each, language), language, lines);
    line("with", all, OptionsTable::coordination, language, lines);
    line("match", all, each -> match(each.match(), language), language, lines);
    line("answered", all, each -> answered(each, language), language, lines);
    return new Table(heading, columns, lines, choosing ? note(all, language) : null, true);
  }

  /** Adds a line if it says something of one of them. */
  private void line(
      String key, List<Known> all, Function<Known, Cell> said, Locale language, List<Line> lines) {
    List<Cell> cells = all.stream().map(said).toList();
    if (!cells.stream().allMatch(Cell.NONE::equals)) {
      List<Cell> line = new ArrayList<>(List.of(Cell.of(column(language, key))));
      line.addAll(cells);
      lines.add(new Line(line));
    }
  }

  private Cell state(Known known, Locale language) {
    return known.option().real()
        ? tag(language, "partnership.exhibit.canBeChosen", "ok")
        : known.option().answered()
            ? tag(language, "partnership.exhibit.isTied", "bad")
            : tag(language, "partnership.exhibit.notAnswered", "warn");
  }

  private Cell tying(String tying, Locale language) {
    return tag(
        language,
        "partnership.tying." + tying,
        tying.equals("untied") ? "ok" : tying.equals("tied") ? "bad" : "warn");
  }

  private Cell role(boolean southern, Locale language) {
    return Cell.of(say(language, southern ? "partnership.southern" : "partnership.supporting"));
  }

  private static List<String> modalities(Known known) {
    return known.given() != null
        ? known.given().answer().modalities()
        : known.match() != null ? known.match().offer().modalities() : List.of();
  }

  private static List<String> languages(Known known) {
    return known.given() != null
        ? known.given().answer().languages()
        : known.match() != null ? known.match().offer().languages() : List.of();
  }

  private Cell modalities(List<String> modalities, Locale language) {
    return modalities.isEmpty()
        ? Cell.NONE
        : Cell.of(
            modalities.stream()
                .map(each -> words.modality(each, language))
                .collect(WrittenList.in(language)));
  }

  private Cell people(Known known, Locale language) {
    Boolean practitioners = known.given() == null ? null : known.given().answer().practitioners();
    return practitioners == null
        ? Cell.NONE
        : Cell.of(say(language, "partnership.terms.practitioners." + practitioners));
  }

  private static Cell languages(List<String> codes, Locale language) {
    return codes.isEmpty()
        ? Cell.NONE
        : Cell.of(
            codes.stream()
                .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(language))
                .collect(WrittenList.in(language)));
  }

  private static Cell money(
      Known known, Function<DemandAnswer, @Nullable Money> which, Locale language) {
    Money money = known.given() == null ? null : which.apply(known.given().answer());
    return money == null ? Cell.NONE : Cell.of(Figures.money(money, language));
  }

  /** What it costs the country, and for what: told beside what it costs the provider. */
  private static Cell costToCountry(Known known, Locale language) {
    if (known.given() == null || known.given().answer().costToCountryUsd() == null) {
      return Cell.NONE;
    }
    String money = Figures.money(known.given().answer().costToCountryUsd(), language);
    String pays = known.given().answer().costToCountryFor();
    return pays == null
        ? Cell.of(money)
        : Cell.said(pays, known.given().language()).with(new Tag(money, ""));
  }

  private Cell assistance(Known known, Locale language) {
    List<String> forms =
        known.given() == null ? List.of() : known.given().answer().assistanceForms();
    return forms.isEmpty()
        ? Cell.NONE
        : Cell.of(
            forms.stream()
                .map(each -> say(language, "partnership.assistance." + each))
                .collect(WrittenList.in(language)));
  }

  private static Cell from(Known known, Locale language) {
    return known.given() == null || known.given().answer().availableFrom() == null
        ? Cell.NONE
        : Cell.of(Figures.day(known.given().answer().availableFrom(), language));
  }

  private static Cell until(Known known, Locale language) {
    return known.given() != null
        ? known.given().answer().availableUntil() == null
            ? Cell.NONE
            : Cell.of(Figures.day(known.given().answer().availableUntil(), language))
        : known.match() == null
            ? Cell.NONE
            : Cell.of(Figures.day(known.match().offer().availableUntil(), language));
  }

  private static Cell coordination(Known known) {
    return known.given() == null || known.given().answer().coordinatedWith() == null
        ? Cell.NONE
        : Cell.said(known.given().answer().coordinatedWith(), known.given().language());
  }

  private Cell match(Matches.@Nullable Proposal match, Locale language) {
    return match == null
        ? Cell.NONE
        : Cell.of(
            say(language, "partnership.exhibit.matched", match.score(), reasons(match, language)));
  }

  private String reasons(Matches.Proposal match, Locale language) {
    return match.reasons().stream()
        .map(each -> words.reason(each, language))
        .collect(WrittenList.in(language));
  }

  private Cell answered(Known known, Locale language) {
    return known.given() == null
        ? Cell.NONE
        : Cell.of(wording.byOn(known.given().by(), known.given().at(), language));
  }

  /** The published offers that match, the best first, and how many of them are untied (S20). */
  Exhibit offers(InitiativeNumber number, Locale language) {
    List<Matches.Proposal> all = matches.of(number);
    long untied = all.stream().filter(each -> each.offer().tying().equals("untied")).count();
    return new Table(
        say(language, "partnership.exhibit.offers"),
        columns(
            language,
            "offer",
            "provider",
            "match",
            "because",
            "tying",
            "modalities",
            "languages",
            "until"),
        all.stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.offer().title(), null),
                        Cell.of(each.provider()),
                        Cell.number(say(language, "partnership.exhibit.score", each.score())),
                        Cell.of(reasons(each, language)),
                        tying(each.offer().tying(), language),
                        modalities(each.offer().modalities(), language),
                        languages(each.offer().languages(), language),
                        Cell.of(Figures.day(each.offer().availableUntil(), language))))
            .toList(),
        untied == 0 ? null : say(language, "partnership.proposals.untied", String.valueOf(untied)),
        false);
  }

  private List<String> columns(Locale language, String... keys) {
    return List.of(keys).stream().map(key -> column(language, key)).toList();
  }

  private String column(Locale language, String key) {
    return say(language, "partnership.exhibit.column." + key);
  }

  private Cell tag(Locale language, String key, String kind) {
    return Cell.tag(new Tag(say(language, key), kind));
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, key, filledWith);
  }
}
