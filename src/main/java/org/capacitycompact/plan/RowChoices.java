package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormElement;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.LessonBook;
import org.capacitycompact.initiative.ParticipatingCountries;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** The options of the rows' forms that come from data, by the {@code valuesKey} of their field. */
@Component
public class RowChoices {

  private static final String PROVIDER = "provider:";
  private static final String COUNTRIES = "countryOptions";

  private final Parties parties;
  private final Plans plans;
  private final Currencies currencies;
  private final LessonBook lessons;
  private final ParticipatingCountries countries;
  private final Wording wording;

  RowChoices(
      Parties parties,
      Plans plans,
      Currencies currencies,
      LessonBook lessons,
      ParticipatingCountries countries,
      Wording wording) {
    this.parties = parties;
    this.plans = plans;
    this.currencies = currencies;
    this.lessons = lessons;
    this.countries = countries;
    this.wording = wording;
  }

  /**
   * What can be chosen in a plan by one writer, whichever the section.
   *
   * @param rows the whole plan: its results and budget lines can be chosen, and what a row says
   *     already stays possible
   */
  public Map<String, List<Choice>> of(
      Initiative initiative, Map<Section, List<Row>> rows, Actor by, Locale language) {
    return ofEach(initiative, List.of(rows), by, language).get(0);
  }

  /** The same for several states of a plan, in their order; what they share is read once. */
  public List<Map<String, List<Choice>>> ofEach(
      Initiative initiative, List<Map<Section, List<Row>>> states, Actor by, Locale language) {
    List<Organisation> organisations = parties.organisations();
    Map<String, String> names = new HashMap<>();
    organisations.forEach(each -> names.put(each.code(), each.name()));
    Set<String> funders = funders(initiative, by, names);
    List<String> codes = currencies.codes();
    Set<String> takingPart = countries.now(initiative.number());
    Map<String, List<Choice>> shared =
        Map.of(
            "partyOptions",
            organisations.stream().map(each -> new Choice(each.code(), each.name())).toList(),
            "lessonOptions",
            lessons(initiative));
    return states.stream()
        .map(
            rows -> {
              List<Choice> results =
                  choices(rows.getOrDefault(Section.RESULTS, List.of()), row -> row.name());
              List<Row> lines = rows.getOrDefault(Section.BUDGET, List.of());
              Map<String, List<Choice>> all = new HashMap<>(shared);
              all.put("resultOptions", results);
              all.put("parentOptions", results);
              all.put("lineOptions", choices(lines, row -> row.name() + year(row)));
              all.put("sourceOptions", sources(funders, lines, names, language));
              all.put("currencyOptions", currencies(codes, lines, language));
              all.put(COUNTRIES, countries(takingPart, rows, language));
              return all;
            })
        .toList();
  }

  /** Those that take part, and those whose rows are still there although they left. */
  private List<Choice> countries(
      Set<String> takingPart, Map<Section, List<Row>> rows, Locale language) {
    Set<String> codes = new TreeSet<>(takingPart);
    rows.values().stream()
        .flatMap(List::stream)
        .forEach(row -> row.text(CountryParts.FIELD).ifPresent(codes::add));
    return codes.stream()
        .map(
            code ->
                new Choice(
                    code,
                    takingPart.contains(code)
                        ? wording.country(code, language)
                        : wording.say(
                            language, "plan.country.left", wording.country(code, language))))
        .toList();
  }

  /** A form without the question whose row it is, where no other country takes part. */
  public static FormSchema asked(FormSchema schema, Map<String, List<Choice>> choices) {
    if (!choices.getOrDefault(COUNTRIES, List.of()).isEmpty()) {
      return schema;
    }
    return new FormSchema(
        schema.id(),
        schema.elements().stream()
            .filter(
                element ->
                    !(element instanceof FormElement.Question question)
                        || !question.field().key().equals(CountryParts.FIELD))
            .toList());
  }

  /** The same for one row: no result contributes to itself, or to what contributes to it. */
  public static Map<String, List<Choice>> forRow(
      Map<String, List<Choice>> all, Row row, List<Row> results) {
    if (row.section() != Section.RESULTS) {
      return all;
    }
    Set<String> below = new LinkedHashSet<>(Set.of(String.valueOf(row.position())));
    boolean more = true;
    while (more) {
      more = false;
      for (Row each : results) {
        more |=
            each.text("parent").filter(below::contains).isPresent()
                && below.add(String.valueOf(each.position()));
      }
    }
    Map<String, List<Choice>> possible = new HashMap<>(all);
    possible.computeIfPresent(
        "parentOptions",
        (key, parents) -> parents.stream().filter(each -> !below.contains(each.value())).toList());
    return possible;
  }

  /** Those of the sector once it is said, then the country's others. */
  private List<Choice> lessons(Initiative initiative) {
    return lessons
        .proposed(initiative.country(), plans.profile(initiative.number()).sector())
        .stream()
        .map(lesson -> new Choice(lesson.id(), lesson.title()))
        .toList();
  }

  /** Of whom money can come, whatever the budget says. */
  private Set<String> funders(Initiative initiative, Actor by, Map<String, String> names) {
    Set<String> funders = new LinkedHashSet<>(List.of("local", "compact"));
    plans.partners(initiative.number()).stream()
        .map(Partner::organisation)
        .forEach(code -> funders.add(PROVIDER + code));
    if (by.organisation() != null && names.containsKey(by.organisation())) {
      funders.add(PROVIDER + by.organisation());
    }
    return funders;
  }

  private List<Choice> sources(
      Set<String> funders, List<Row> lines, Map<String, String> names, Locale language) {
    Set<String> sources = new LinkedHashSet<>(funders);
    lines.forEach(line -> line.text("source").ifPresent(sources::add));
    return sources.stream()
        .map(source -> new Choice(source, source(source, names, language)))
        .toList();
  }

  private String source(String source, Map<String, String> names, Locale language) {
    if (source.startsWith(PROVIDER)) {
      String code = source.substring(PROVIDER.length());
      return names.getOrDefault(code, code);
    }
    return source.startsWith("other:")
        ? source.substring("other:".length())
        : wording.say(language, "plan.source." + source);
  }

  private static List<Choice> currencies(List<String> known, List<Row> lines, Locale language) {
    Set<String> codes = new LinkedHashSet<>(known);
    lines.forEach(line -> line.text("currency").ifPresent(codes::add));
    return codes.stream().map(code -> new Choice(code, currency(code, language))).toList();
  }

  private static String currency(String code, Locale language) {
    return Stream.of(code)
        .filter(
            each ->
                Currency.getAvailableCurrencies().stream()
                    .anyMatch(known -> known.getCurrencyCode().equals(each)))
        .map(each -> each + " – " + Currency.getInstance(each).getDisplayName(language))
        .findFirst()
        .orElse(code);
  }

  private static String year(Row line) {
    return line.decimal("year").map(year -> " (" + year.toPlainString() + ")").orElse("");
  }

  private static List<Choice> choices(List<Row> rows, Function<Row, String> named) {
    List<Choice> choices = new ArrayList<>();
    rows.forEach(row -> choices.add(new Choice(String.valueOf(row.position()), named.apply(row))));
    return List.copyOf(choices);
  }
}
