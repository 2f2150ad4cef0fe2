package org.capacitycompact.knowledge.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.knowledge.domain.ActivityDateType;
import org.capacitycompact.knowledge.domain.BudgetTotal;
import org.capacitycompact.knowledge.domain.CountryShare;
import org.capacitycompact.knowledge.domain.FindingKind.Weight;
import org.capacitycompact.knowledge.domain.IndicatorMeasure;
import org.capacitycompact.knowledge.domain.KnownActivity;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.knowledge.domain.OneLine;
import org.capacitycompact.knowledge.domain.ParticipatingOrganisation;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.knowledge.domain.PublishedAmount;
import org.capacitycompact.knowledge.domain.PublishedDescription;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.knowledge.domain.PublishedResult.Measurement;
import org.capacitycompact.knowledge.domain.PublishedResult.Period;
import org.capacitycompact.knowledge.domain.ReportingOrganisation;
import org.capacitycompact.knowledge.domain.SectorShare;
import org.capacitycompact.knowledge.domain.StatedOf;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.language.Numerals;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts a known activity into the reader's words. */
@Component
class ActivityViews {
  /** The most rows of one list on the page: a hostile file may have a hundred thousand. */
  private static final int MOST = 60;

  private static final int LONGEST = 6_000;
  private static final int DEMAND_TITLE = 200;

  private final KnowledgeWords words;
  private final Wording wording;
  private final String sources;

  /**
   * @param sources address for looking up an identifier, with {@code {identifier}}
   */
  ActivityViews(
      KnowledgeWords words,
      Wording wording,
      @Value("${compact.knowledge.source:https://d-portal.org/q.html?aid={identifier}}")
          String sources) {
    this.words = words;
    this.wording = wording;
    this.sources = sources;
  }

  ActivityView of(KnownActivity known, Locale language) {
    PublishedActivity activity = known.published();
    Narrative title = title(activity, language);
    return new ActivityView(
        known.id(),
        text(title, null, language),
        activity.identifier(),
        publisher(activity, language),
        source(activity.identifier()),
        known.fileName(),
        known.fileHash(),
        words.moment(known.firstSeen(), language),
        words.moment(known.lastSeen(), language),
        known.complete(),
        activity.readUnderOlderRules(),
        words.standing(
            activity.status(),
            activity
                .dates()
                .getOrDefault(
                    ActivityDateType.ACTUAL_START,
                    activity.dates().get(ActivityDateType.PLANNED_START)),
            activity.dates().get(ActivityDateType.ACTUAL_END),
            language),
        activity
            .tying()
            .map(tying -> words.of("tied", tying, language))
            .orElse(
                activity.tyingDiffers() ? wording.say(language, "knowledge.tied.differs") : null),
        activity.titles().stream().limit(MOST).map(t -> text(t, null, language)).toList(),
        descriptions(activity, language),
        countries(activity, language),
        sectors(activity, language),
        aidTypes(activity, language),
        dates(activity, language),
        organisations(activity, language),
        budgets(activity, language),
        results(activity, language),
        FindingView.of(known.findings(Weight.WRONG), words, language),
        FindingView.of(known.findings(Weight.MISSING), words, language),
        FindingView.of(known.findings(Weight.TAKEN), words, language),
        beyond(known),
        OneLine.of(title.text(), DEMAND_TITLE),
        WrittenIn.LANGUAGES.contains(title.language()) ? title.language() : language.getLanguage(),
        tooLong(activity));
  }

  private static int beyond(KnownActivity known) {
    return Stream.of(Weight.values())
        .mapToInt(weight -> Math.max(0, known.findings(weight).size() - FindingView.MOST))
        .sum();
  }

  private Narrative title(PublishedActivity activity, Locale language) {
    return NarrativeChoice.best(activity.titles(), language.getLanguage())
        .orElseGet(
            () -> {
              String identifier = activity.identifier();
              String name = identifier == null ? words.untitled(language) : identifier;
              return new Narrative(language.getLanguage(), true, name);
            });
  }

  private ActivityView.Text text(Narrative text, @Nullable String kind, Locale language) {
    String name = words.language(text.language(), language);
    return new ActivityView.Text(
        text.language(),
        text.languageKnown() ? name : wording.say(language, "knowledge.languageAssumed", name),
        InterfaceLanguages.isRightToLeft(Locale.forLanguageTag(text.language())) ? "rtl" : "auto",
        cut(text.text(), LONGEST),
        kind);
  }

  private static @Nullable String publisher(PublishedActivity activity, Locale language) {
    ReportingOrganisation publisher = activity.reportingOrganisation();
    return publisher == null
        ? null
        : NarrativeChoice.best(publisher.names(), language.getLanguage())
            .map(Narrative::text)
            .orElse(publisher.ref());
  }

  private @Nullable String source(@Nullable String identifier) {
    return identifier == null
        ? null
        : UriComponentsBuilder.fromUriString(sources)
            .encode()
            .buildAndExpand(identifier)
            .toUriString();
  }

  private List<ActivityView.Text> descriptions(PublishedActivity activity, Locale language) {
    List<ActivityView.Text> texts = new ArrayList<>();
    for (PublishedDescription description : activity.descriptions()) {
      String type = description.type();
      String kind =
          wording.say(
              language,
              "knowledge.description." + (type != null && type.matches("[1-4]") ? type : "1"));
      description.texts().forEach(text -> texts.add(text(text, kind, language)));
    }
    return texts.stream().limit(MOST).toList();
  }

  private List<String> countries(PublishedActivity activity, Locale language) {
    // Shares of a country that is named twice are added.
    Map<String, List<CountryShare>> named =
        activity.countries().stream()
            .filter(c -> c.code() != null)
            .collect(
                Collectors.groupingBy(
                    c -> Objects.requireNonNull(c.code()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Stream<String> countries =
        named.entrySet().stream()
            .map(
                each ->
                    share(
                        wording.country(each.getKey(), language), sum(each.getValue()), language));
    Stream<String> regions =
        activity.regions().stream()
            .filter(r -> r.code() != null)
            .map(
                r ->
                    share(
                        wording.say(language, "knowledge.region", Objects.requireNonNull(r.code())),
                        r.percentage(),
                        language));
    return Stream.concat(countries, regions).distinct().limit(MOST).toList();
  }

  private static @Nullable BigDecimal sum(List<CountryShare> shares) {
    return shares.stream()
        .filter(share -> share.origin() == StatedOf.ACTIVITY)
        .map(CountryShare::percentage)
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  private List<String> sectors(PublishedActivity activity, Locale language) {
    // Shares of sectors in one purpose group are added, separately for each list.
    Map<String, List<SectorShare>> groups =
        activity.sectors().stream()
            .collect(
                Collectors.groupingBy(
                    ActivityViews::group, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().map(group -> sectors(group, language)).limit(MOST).toList();
  }

  private static String group(SectorShare sector) {
    return String.join(
        " ",
        sector.vocabulary(),
        sector.vocabularyUri(),
        sector.purposeGroup().orElse(sector.code()));
  }

  private String sectors(List<SectorShare> group, Locale language) {
    List<String> codes =
        group.stream().flatMap(s -> Stream.ofNullable(s.code())).distinct().toList();
    String name =
        codes.size() > 1
            ? words.sector(purposeGroup(group), language) + " (" + String.join(", ", codes) + ")"
            : sector(group.get(0), language);
    BigDecimal sum =
        group.stream()
            .filter(s -> s.origin() == StatedOf.ACTIVITY)
            .flatMap(s -> Stream.ofNullable(s.percentage()))
            .reduce(BigDecimal::add)
            .orElse(null);
    return share(name, sum, language);
  }

  private static String purposeGroup(List<SectorShare> group) {
    return group.stream().flatMap(s -> s.purposeGroup().stream()).findFirst().orElse("");
  }

  private String sector(SectorShare sector, Locale language) {
    String code = Objects.requireNonNullElse(sector.code(), "?");
    String name =
        NarrativeChoice.best(sector.names(), language.getLanguage())
            .map(Narrative::text)
            .or(() -> sector.purposeGroup().map(group -> words.sector(group, language)))
            .orElse(wording.say(language, "knowledge.vocabulary", sector.vocabulary()));
    return name + " (" + code + ")";
  }

  private static String share(String what, @Nullable BigDecimal percentage, Locale language) {
    return percentage == null ? what : what + ", " + number(percentage, language) + "\u00a0%";
  }

  private List<String> aidTypes(PublishedActivity activity, Locale language) {
    return activity.aidTypes().stream()
        .filter(t -> t.code() != null)
        .map(t -> words.aidType(Objects.requireNonNull(t.code()), language))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private List<ActivityView.Fact> dates(PublishedActivity activity, Locale language) {
    return activity.dates().entrySet().stream()
        .map(
            date ->
                new ActivityView.Fact(
                    words.of("date", date.getKey(), language),
                    wording.day(date.getValue(), language)))
        .toList();
  }

  private List<ActivityView.Fact> organisations(PublishedActivity activity, Locale language) {
    return activity.organisations().stream()
        .limit(MOST)
        .map(
            o ->
                new ActivityView.Fact(
                    o.role() == null
                        ? wording.say(language, "knowledge.role.unknown")
                        : words.of("role", o.role(), language),
                    name(o, language)))
        .toList();
  }

  private static String name(ParticipatingOrganisation organisation, Locale language) {
    return NarrativeChoice.best(organisation.names(), language.getLanguage())
        .map(Narrative::text)
        .orElse(Objects.requireNonNullElse(organisation.ref(), "?"));
  }

  private List<ActivityView.BudgetView> budgets(PublishedActivity activity, Locale language) {
    Set<PublishedAmount> replaced = BudgetTotal.replaced(activity.budgets());
    return activity.budgets().stream()
        .sorted(
            Comparator.comparing(
                PublishedAmount::periodStart, Comparator.nullsLast(Comparator.naturalOrder())))
        .limit(MOST)
        .map(
            b ->
                new ActivityView.BudgetView(
                    words.day(b.periodStart(), language),
                    words.day(b.periodEnd(), language),
                    b.amount() == null
                        ? wording.say(language, "knowledge.amount.unreadable")
                        : number(b.amount(), language)
                            + " "
                            + Objects.requireNonNullElse(b.currency(), "?"),
                    b.type() == null ? null : words.of("budget", b.type(), language),
                    replaced.contains(b)))
        .toList();
  }

  private List<ActivityView.Result> results(PublishedActivity activity, Locale language) {
    return activity.results().stream()
        .limit(MOST)
        .map(
            result ->
                new ActivityView.Result(
                    best(result.titles(), language),
                    result.type() == null ? null : words.of("result", result.type(), language),
                    result.indicators().stream()
                        .limit(MOST)
                        .map(i -> indicator(i, language))
                        .toList()))
        .toList();
  }

  private ActivityView.Indicator indicator(PublishedResult.Indicator indicator, Locale language) {
    Period last =
        indicator.periods().stream()
            .max(
                Comparator.comparing(Period::end, Comparator.nullsFirst(Comparator.naturalOrder())))
            .orElseGet(() -> new Period(null, null, List.of(), List.of()));
    boolean percent = indicator.measure() == IndicatorMeasure.PERCENTAGE;
    return new ActivityView.Indicator(
        best(indicator.titles(), language),
        values(indicator.latestBaselines(), percent),
        values(last.targets(), percent),
        words.day(last.end(), language),
        values(last.actuals(), percent));
  }

  private static String values(List<Measurement> measurements, boolean percent) {
    return String.join(
        "; ",
        measurements.stream()
            .limit(5)
            .map(
                m ->
                    Objects.requireNonNullElse(m.published(), "")
                        + (percent && m.number() != null ? "\u00a0%" : "")
                        + (m.dimensions().isEmpty()
                            ? ""
                            : " (" + String.join(", ", m.dimensions()) + ")"))
            .filter(value -> !value.isEmpty())
            .toList());
  }

  private String best(List<Narrative> texts, Locale language) {
    return NarrativeChoice.best(texts, language.getLanguage())
        .map(text -> cut(text.text(), LONGEST))
        .orElse(words.untitled(language));
  }

  /** All published digits, grouped for the reader. */
  private static String number(BigDecimal number, Locale language) {
    return Numerals.of(language).write(number, 0, 20);
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static boolean tooLong(PublishedActivity activity) {
    return Stream.of(
            activity.titles(),
            activity.descriptions(),
            activity.countries(),
            activity.sectors(),
            activity.aidTypes(),
            activity.organisations(),
            activity.budgets(),
            activity.results())
        .anyMatch(list -> list.size() > MOST);
  }
}
