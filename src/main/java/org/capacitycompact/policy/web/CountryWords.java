package org.capacitycompact.policy.web;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.form.Choice;
import org.capacitycompact.money.Percent;
import org.capacitycompact.policy.CountryFact;
import org.capacitycompact.policy.CountryFact.Kind;
import org.capacitycompact.policy.FiscalYear;
import org.capacitycompact.policy.web.CountryRow.Known;
import org.capacitycompact.policy.web.LocalShares.Share;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Puts what is known about countries into a reader's words. */
@Component
class CountryWords {

  private final LocalShares shares;
  private final Wording wording;

  CountryWords(LocalShares shares, Wording wording) {
    this.shares = shares;
    this.wording = wording;
  }

  /** One row per country, in order of their names. */
  List<CountryRow> rows(Map<String, List<CountryFact>> holding, LocalDate on, Locale language) {
    Map<List<String>, Share> asked = new HashMap<>();
    Collator order = Collator.getInstance(language);
    return holding.entrySet().stream()
        .map(
            country -> {
              Known group = known(country.getValue(), Kind.INCOME_GROUP, on, language);
              Known fragile = known(country.getValue(), Kind.FRAGILE_CONTEXT, on, language);
              Share share =
                  asked.computeIfAbsent(
                      List.of(group.value(), fragile.value()),
                      facts -> shares.of(facts.get(0), facts.get(1)));
              return new CountryRow(
                  country.getKey(),
                  wording.country(country.getKey(), language),
                  group,
                  fragile,
                  percent(share.minimum(), language));
            })
        .sorted(Comparator.comparing(CountryRow::name, order))
        .toList();
  }

  /** The fact of a kind among these, in words; also when it is unknown. */
  Known known(Collection<CountryFact> facts, Kind kind, LocalDate on, Locale language) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind)
        .findFirst()
        .map(
            fact ->
                new Known(
                    fact.value(),
                    tag(kind, fact.value(), language),
                    year(fact.year(), language),
                    fact.source(),
                    fact.year() < FiscalYear.of(on).number()))
        .orElseGet(() -> new Known("", new Tag(say(language, "unknown"), "open"), "", "", false));
  }

  Tag tag(Kind kind, String value, Locale language) {
    String look = kind == Kind.FRAGILE_CONTEXT && value.equals("true") ? "warn" : "";
    return new Tag(word(kind, value, language), look);
  }

  String word(Kind kind, String value, Locale language) {
    return say(language, kind.fact() + "." + value);
  }

  /** The values of a kind to choose from. */
  List<Choice> choices(Kind kind, Locale language) {
    return kind.words().stream().map(word -> new Choice(word, word(kind, word, language))).toList();
  }

  /** Every code of ISO 3166-1, and Kosovo's, which is on the World Bank's lists. */
  List<Choice> countries(Locale language) {
    return Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
        .map(code -> new Choice(code, wording.country(code, language) + " (" + code + ")"))
        .sorted(Comparator.comparing(Choice::label, Collator.getInstance(language)))
        .toList();
  }

  String kind(Kind kind, Locale language) {
    return say(language, kind.fact());
  }

  /** A fiscal year with its days: "2027 (1 July 2026 to 30 June 2027)". */
  String span(int year, Locale language) {
    FiscalYear fiscal = new FiscalYear(year);
    return say(
        language,
        "span",
        wording.day(fiscal.firstDay(), language),
        wording.day(fiscal.lastDay(), language));
  }

  String year(int year, Locale language) {
    return say(language, "year", String.valueOf(year));
  }

  String percent(Percent percent, Locale language) {
    return say(language, "percent", percent.value());
  }

  String name(String code, Locale language) {
    return wording.country(code, language);
  }

  String day(LocalDate day, Locale language) {
    return wording.day(day, language);
  }

  String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, "countries." + key, filledWith);
  }
}
