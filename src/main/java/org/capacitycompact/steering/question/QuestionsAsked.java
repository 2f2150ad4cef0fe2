package org.capacitycompact.steering.question;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.party.People;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the steering group was asked about a running initiative, why, and what it answered, with the
 * conditions of what it granted.
 */
@Component
@Order(20)
class QuestionsAsked implements PartSheet {

  private final Questions questions;
  private final QuestionWords words;
  private final People people;
  private final CountryDays days;
  private final Wording wording;

  QuestionsAsked(
      Questions questions, QuestionWords words, People people, CountryDays days, Wording wording) {
    this.questions = questions;
    this.words = words;
    this.people = people;
    this.days = days;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.STEERING;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    List<Question> asked = questions.of(initiative.number());
    if (asked.isEmpty()) {
      return List.of();
    }
    return List.of(
        asked(initiative.number(), asked, language), conditions(initiative.number(), language));
  }

  private Exhibit asked(InitiativeNumber number, List<Question> asked, Locale language) {
    Map<String, String> names =
        people.names(asked.stream().map(Question::askedBy).collect(Collectors.toSet()));
    LocalDate today = days.todayOf(number);
    return new Table(
        wording.say(language, "waiver.sheet"),
        columns(language, "what", "reason", "offered", "by", "state"),
        asked.stream().map(question -> line(question, names, today, language)).toList());
  }

  private Line line(
      Question question, Map<String, String> names, LocalDate today, Locale language) {
    String offered = question.offered();
    return Line.of(
        Cell.of(about(question, language)),
        Cell.said(question.reason(), question.language()),
        Cell.said(offered, question.language()),
        Cell.of(
            wording.say(
                language,
                "waiver.askedOn",
                names.getOrDefault(question.askedBy(), question.askedBy()),
                wording.day(question.askedAt(), language))),
        Cell.of(question.concludedAt() == null ? "" : wording.day(question.concludedAt(), language))
            .with(state(question, today, language)));
  }

  private String about(Question question, Locale language) {
    return switch (question.kind()) {
      case "waiver" ->
          wording.say(
              language,
              "waiver.fact.gate",
              words.clause(question, language),
              wording.day(Objects.requireNonNull(question.waivedUntil()), language));
      case "localShare" ->
          wording.say(language, "localShare.fact", words.share(question, language));
      case PlanChanges.KIND ->
          wording.say(language, "planChange.fact", words.change(question, language));
      default -> words.table(question, language);
    };
  }

  private Tag state(Question question, LocalDate today, Locale language) {
    String outcome = question.outcome();
    if (outcome == null) {
      return new Tag(wording.say(language, "waiver.fact.asked"), "warn");
    }
    LocalDate until = question.waivedUntil();
    boolean granted = outcome.equals("granted");
    String word =
        granted && "S10".equals(question.clause())
            ? "withoutEffect"
            : granted && until != null && until.isBefore(today) ? "expired" : outcome;
    return new Tag(
        wording.say(language, "waiver.fact." + word), word.equals("granted") ? "ok" : "");
  }

  private Exhibit conditions(InitiativeNumber number, Locale language) {
    return new Table(
        wording.say(language, "question.conditions"),
        columns(language, "condition", "due"),
        questions.conditions(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.condition(), null),
                        Cell.of(wording.day(each.due(), language))))
            .toList());
  }

  private List<String> columns(Locale language, String... keys) {
    return Stream.of(keys).map(key -> wording.say(language, "question.column." + key)).toList();
  }
}
