package org.capacitycompact.steering;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * What the independent reviewer advised once the review was in, and the conditions that were named
 * in counted rounds: what a member weighs, and what is read of it afterwards (S29, S108).
 */
@Component
class AdviceAndConditions {

  private final IndependentReviews reviews;
  private final BallotConditions conditions;
  private final ConditionWords words;
  private final Wording wording;

  AdviceAndConditions(
      IndependentReviews reviews,
      BallotConditions conditions,
      ConditionWords words,
      Wording wording) {
    this.reviews = reviews;
    this.conditions = conditions;
    this.words = words;
    this.wording = wording;
  }

  List<Exhibit> of(InitiativeNumber number, Locale language) {
    return List.of(advice(number, language), conditions(number, language));
  }

  private Exhibit advice(InitiativeNumber number, Locale language) {
    Collected facts = new Collected();
    reviews
        .latest(number)
        .ifPresent(
            review -> {
              facts.add(
                  wording.say(language, "approval.fact.advice"),
                  Cell.of(wording.say(language, "approval.choice." + review.advice())));
              facts.add(
                  wording.say(language, "approval.fact.findings"),
                  Cell.said(review.findings(), review.language()));
              if (review.conditions() != null) {
                facts.add(
                    wording.say(language, "approval.fact.conditionAdvised"),
                    Cell.said(review.conditions(), review.language()));
              }
            });
    return facts.under(wording.say(language, "steering.review"));
  }

  /**
   * Whatever the majority decided, because conditions are not secret once their round is counted.
   */
  private Exhibit conditions(InitiativeNumber number, Locale language) {
    return new Table(
        wording.say(language, "steering.conditions"),
        Stream.of("condition", "due", "round", "state")
            .map(column -> wording.say(language, "steering.conditions." + column))
            .toList(),
        conditions.named(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.condition(), null),
                        Cell.of(wording.day(each.due(), language)),
                        Cell.of(
                            wording.say(
                                language,
                                "ballot.heading",
                                wording.say(language, "approval.purpose." + each.about()),
                                String.valueOf(each.roundNo()))),
                        Cell.tag(
                            new Tag(
                                wording.say(language, words.label(each)),
                                each.binding() ? "decided" : ""))))
            .toList(),
        wording.say(language, "steering.conditions.note"),
        false);
  }
}
