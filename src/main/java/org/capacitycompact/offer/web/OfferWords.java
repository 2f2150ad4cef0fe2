package org.capacitycompact.offer.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.offer.OfferView;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts offers into the reader's words. */
@Component
class OfferWords {

  private static final List<String> LEVELS = List.of("human", "institutional", "environment");
  private static final List<String> FORMS = List.of("technical", "financial", "material");
  private static final List<String> PEOPLE = List.of("practitioner", "expert", "both");
  private static final List<String> KINDS =
      List.of(
          "government",
          "southernInstitution",
          "academia",
          "civilSociety",
          "privateSector",
          "multilateral",
          "network",
          "practitionersNetwork");
  private static final List<String> REGIONS =
      List.of(
          "eastAsiaPacific",
          "europeCentralAsia",
          "latinAmericaCaribbean",
          "middleEastNorthAfrica",
          "southAsia",
          "subSaharanAfrica");

  private final Wording wording;
  private final Parties parties;
  private final List<String> modalities;
  private final List<String> languages;
  private final List<Choice> sectors;

  OfferWords(Wording wording, Parties parties, ReleasedForms forms) {
    this.wording = wording;
    this.parties = parties;
    this.modalities = options(forms, "publish-offer", "offerModalities");
    this.languages = options(forms, "publish-offer", "offerLanguages");
    this.sectors = forms.of("plan-need").field("sector").orElseThrow().options();
  }

  private static List<String> options(ReleasedForms forms, String form, String field) {
    return forms.of(form).field(field).orElseThrow().options().stream().map(Choice::value).toList();
  }

  /** An offer as a row of the menu. */
  record Row(
      long id,
      String title,
      @Nullable String language,
      String provider,
      String support,
      String sectors,
      String places,
      String languages,
      String until,
      String status) {}

  /** A fact of an offer's page. */
  record Fact(String label, String words) {}

  Row row(OfferView offer, boolean over, Locale language) {
    return new Row(
        offer.id().value(),
        offer.title(),
        offer.language(),
        offer.provider(),
        list("modality", offer.modalities(), language),
        sectors(offer, language),
        places(offer, language),
        languages(offer, language),
        Figures.day(offer.availableUntil(), language),
        status(offer, over, language));
  }

  String status(OfferView offer, boolean over, Locale language) {
    return offer.status() == null
        ? ""
        : wording.say(language, "offer.status." + (over ? "over" : offer.status().code()));
  }

  List<Fact> facts(OfferView offer, Locale language) {
    return Stream.of(
            fact("support", list("modality", offer.modalities(), language), language),
            fact("sectors", sectors(offer, language), language),
            fact("levels", list("level", offer.levels(), language), language),
            fact("places", places(offer, language), language),
            fact("languages", languages(offer, language), language),
            fact("kind", said("kind", offer.organisationKind(), "", language), language),
            fact("forms", list("form", offer.forms(), language), language),
            fact("people", said("people", offer.people(), "offer.nobody", language), language),
            fact("size", size(offer, language), language),
            fact("from", from(offer, language), language),
            fact("until", Figures.day(offer.availableUntil(), language), language),
            fact("tying", wording.say(language, "offer.tying." + offer.tying()), language))
        .filter(each -> !each.words().isEmpty())
        .toList();
  }

  private Fact fact(String column, String words, Locale language) {
    return new Fact(column(column, language), words);
  }

  String column(String column, Locale language) {
    return wording.say(language, "offer.column." + column);
  }

  String said(String family, @Nullable String code, String nothing, Locale language) {
    if (code == null) {
      return nothing.isEmpty() ? "" : wording.say(language, nothing);
    }
    return wording.say(language, "offer." + family + "." + code);
  }

  String list(String family, List<String> codes, Locale language) {
    return codes.stream()
        .map(code -> wording.say(language, "offer." + family + "." + code))
        .collect(WrittenList.in(language));
  }

  String languages(OfferView offer, Locale language) {
    return offer.languages().stream()
        .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(language))
        .collect(WrittenList.in(language));
  }

  String places(OfferView offer, Locale language) {
    if (offer.countries().isEmpty() && offer.regions().isEmpty()) {
      return wording.say(language, "offer.everywhere");
    }
    return Stream.concat(
            offer.regions().stream().map(code -> wording.say(language, "offer.region." + code)),
            offer.countries().stream().map(code -> wording.country(code, language)))
        .collect(WrittenList.in(language));
  }

  String sectors(OfferView offer, Locale language) {
    Map<String, List<String>> purposes =
        offer.purposes().stream().collect(Collectors.groupingBy(code -> code.substring(0, 3)));
    return offer.sectors().stream()
        .map(
            group ->
                wording.say(
                    language,
                    "offer.purpose",
                    sector(group, language),
                    String.join(", ", purposes.getOrDefault(group, List.of(group)))))
        .collect(WrittenList.in(language));
  }

  private String size(OfferView offer, Locale language) {
    return Optional.ofNullable(offer.size())
        .map(size -> Figures.money(size, language))
        .orElseGet(() -> wording.say(language, "offer.size.open"));
  }

  private String from(OfferView offer, Locale language) {
    return offer.availableFrom() == null
        ? wording.say(language, "offer.atOnce")
        : Figures.day(offer.availableFrom(), language);
  }

  private String sector(String group, Locale language) {
    return wording
        .find(language, "form.plan-need.sector.option." + group)
        .orElseGet(
            () ->
                sectors.stream()
                    .filter(choice -> choice.value().equals(group))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(group));
  }

  /** What the menu is narrowed by, each with its choices. */
  Map<String, List<Choice>> filters(Locale language) {
    return Map.of(
        "modality", choices("modality", modalities, language),
        "sector",
            sectors.stream()
                .map(each -> new Choice(each.value(), sector(each.value(), language)))
                .toList(),
        "level", choices("level", LEVELS, language),
        "kind", choices("kind", KINDS, language),
        "form", choices("form", FORMS, language),
        "people", choices("people", PEOPLE.subList(0, 2), language),
        "language",
            languages.stream()
                .map(
                    code ->
                        new Choice(code, Locale.forLanguageTag(code).getDisplayLanguage(language)))
                .toList(),
        "regions", choices("region", REGIONS, language),
        "countries", countries(language),
        "sort", choices("sort", List.of("newest", "ending", "title"), language));
  }

  List<Choice> countries(Locale language) {
    return parties.countries().stream()
        .map(code -> new Choice(code, wording.country(code, language)))
        .sorted(java.util.Comparator.comparing(Choice::label))
        .toList();
  }

  private List<Choice> choices(String family, List<String> codes, Locale language) {
    return codes.stream()
        .map(code -> new Choice(code, wording.say(language, "offer." + family + "." + code)))
        .toList();
  }
}
