package org.capacitycompact.partnership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.partnership.ProviderAnswers.Given;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who was asked, what each answered, and whom the country chose and why, with who and when. A
 * provider finds no other's terms in them before the choice ({@link TermsSeen}).
 */
@Component
class PartnersTables {

  private final ProviderAnswers answers;
  private final AskedProviders askedProviders;
  private final PartnerChoices choices;
  private final OptionsTable options;
  private final TermsSeen seen;
  private final Plans plans;
  private final Parties parties;
  private final Wording wording;

  PartnersTables(
      ProviderAnswers answers,
      AskedProviders askedProviders,
      PartnerChoices choices,
      OptionsTable options,
      TermsSeen seen,
      Plans plans,
      Parties parties,
      Wording wording) {
    this.answers = answers;
    this.askedProviders = askedProviders;
    this.choices = choices;
    this.options = options;
    this.seen = seen;
    this.plans = plans;
    this.parties = parties;
    this.wording = wording;
  }

  /** Who was asked, by whom, until when, and what became of it. */
  Table asked(InitiativeNumber number, Actor reader, Locale language) {
    Map<String, String> names = parties.organisationNames();
    Predicate<String> seenBy = seen.by(reader, number);
    Map<String, Given> given =
        answers.given(number).stream()
            .filter(each -> seenBy.test(each.answer().organisation()))
            .collect(Collectors.toMap(each -> each.answer().organisation(), Function.identity()));
    Map<String, Partner> chosen =
        plans.partners(number).stream()
            .collect(Collectors.toMap(Partner::organisation, Function.identity()));
    return new Table(
        say(language, "partnership.exhibit.asked"),
        columns(language, "provider", "state", "answerBy", "asked"),
        askedProviders.asked(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(names.getOrDefault(each.organisation(), each.organisation())),
                        Cell.tag(
                            state(
                                each,
                                given.get(each.organisation()),
                                chosen.get(each.organisation()),
                                seenBy.test(each.organisation()),
                                language)),
                        each.answerBy() == null
                            ? Cell.NONE
                            : Cell.of(wording.day(each.answerBy(), language)),
                        who(each.by(), each.at(), language)))
            .toList(),
        TermsSeen.isBesideOthers(reader) ? say(language, "partnership.exhibit.keptApart") : null,
        false);
  }

  private Tag state(
      AskedProviders.Asked asked,
      @Nullable Given given,
      @Nullable Partner chosen,
      boolean seenHere,
      Locale language) {
    String state =
        chosen != null
            ? chosen.lead() ? "lead" : "second"
            : given != null && !asked.open()
                ? given.answer().canAnswer() ? "offered" : "cannot"
                : asked.state().equals("answered") || !seenHere
                    ? "apart"
                    : asked.untied() && asked.open() ? "askedForUntied" : asked.state();
    return new Tag(
        say(language, "partnership.exhibit.state." + state),
        chosen != null ? "ok" : asked.open() ? "warn" : "");
  }

  /** The terms that this reader may see, a column for each provider. */
  Table terms(InitiativeNumber number, Actor reader, Locale language) {
    Predicate<String> seenBy = seen.by(reader, number);
    return options.terms(
        answers.given(number).stream()
            .filter(each -> each.answer().canAnswer())
            .filter(each -> seenBy.test(each.answer().organisation()))
            .toList(),
        parties.organisationNames(),
        say(language, "partnership.exhibit.terms"),
        language);
  }

  /** Who answered that they cannot, and why; and why nobody was asked, where that was said. */
  Table withoutOffer(InitiativeNumber number, Actor reader, Locale language) {
    Map<String, String> names = parties.organisationNames();
    Predicate<String> seenBy = seen.by(reader, number);
    List<Line> lines = new ArrayList<>();
    answers.given(number).stream()
        .filter(each -> !each.answer().canAnswer())
        .filter(each -> seenBy.test(each.answer().organisation()))
        .forEach(
            each ->
                lines.add(
                    Line.of(
                        Cell.of(
                            names.getOrDefault(
                                each.answer().organisation(), each.answer().organisation())),
                        Cell.said(each.answer().reason(), each.language()),
                        who(each.by(), each.at(), language))));
    askedProviders
        .nobodyAsked(number)
        .forEach(
            each ->
                lines.add(
                    Line.of(
                        Cell.of(say(language, "partnership.exhibit.nobody")),
                        Cell.said(each.reason(), each.language()),
                        who(each.by(), each.at(), language))));
    return new Table(
        say(language, "partnership.exhibit.withoutOffer"),
        columns(language, "provider", "why", "who"),
        lines);
  }

  /** Each time the country was asked: what it chose, from how many, and why (S2, S20). */
  Table choices(InitiativeNumber number, Locale language) {
    return new Table(
        say(language, "partnership.exhibit.choices"),
        columns(language, "who", "choice", "realOptions", "why", "coordination"),
        choices.made(number).stream()
            .map(
                each ->
                    Line.of(
                        who(each.by(), each.at(), language),
                        Cell.of(
                            each.chosen().isEmpty()
                                ? chose(each, language)
                                : each.chosen().stream().collect(WrittenList.in(language))),
                        Cell.number(String.valueOf(each.realOptions())),
                        Cell.said(each.reason(), each.language()),
                        Cell.said(each.overlapsCoordination(), each.language())))
            .toList());
  }

  /** The part of each partner in the country's words, and who leads (S90, S93, S94). */
  Table parts(InitiativeNumber number, Locale language) {
    return new Table(
        say(language, "partnership.exhibit.parts"),
        columns(language, "provider", "role", "itsPart"),
        choices.parts(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(each.name()),
                        Cell.of(say(language, "partnership.exhibit.role." + each.role())),
                        Cell.said(each.part(), each.language())))
            .toList());
  }

  private String chose(PartnerChoices.Made made, Locale language) {
    String key = "partnership.exhibit.choice." + made.decision();
    return made.lookAgainOn() != null
        ? say(language, key, wording.day(made.lookAgainOn(), language))
        : made.untiedAskedOf() != null
            ? say(language, key, made.untiedAskedOf())
            : say(language, key);
  }

  private Cell who(String by, Instant at, Locale language) {
    return Cell.of(wording.byOn(by, at, language));
  }

  private List<String> columns(Locale language, String... keys) {
    return List.of(keys).stream()
        .map(key -> say(language, "partnership.exhibit.column." + key))
        .toList();
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, key, filledWith);
  }
}
