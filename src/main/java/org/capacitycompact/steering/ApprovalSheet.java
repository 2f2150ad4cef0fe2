package org.capacitycompact.steering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The steering group's section on an initiative's page. For an open round it only shows when it
 * closes; for a closed one the totals, by constituency as far as these reveal nobody, and never who
 * chose what.
 */
@Component
class ApprovalSheet implements FactSheet {

  private static final Set<String> WITHOUT_A_COUNT = Set.of("abandoned", "noQuorum");
  private static final String OBJECTIONS = "noObjection";

  private final Approval approval;
  private final Rounds rounds;
  private final Ballots ballots;
  private final IndependentReviews reviews;
  private final IndependentReviewer reviewer;
  private final BallotConditions conditions;
  private final ConditionWords words;
  private final MessageSource messages;

  ApprovalSheet(
      Approval approval,
      Rounds rounds,
      Ballots ballots,
      IndependentReviews reviews,
      IndependentReviewer reviewer,
      BallotConditions conditions,
      ConditionWords words,
      MessageSource messages) {
    this.approval = approval;
    this.rounds = rounds;
    this.ballots = ballots;
    this.reviews = reviews;
    this.reviewer = reviewer;
    this.conditions = conditions;
    this.words = words;
    this.messages = messages;
  }

  @Override
  public String heading() {
    return "approval.heading";
  }

  @Override
  public Stage stage() {
    return Stage.APPROVAL;
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    List<Fact> facts = new ArrayList<>();
    approval
        .latest(number)
        .ifPresent(
            pass -> {
              facts.add(
                  new Fact("approval.fact.route", say(language, "approval.route." + pass.route())));
              if (pass.outcome() != null) {
                facts.add(
                    new Fact(
                        "approval.fact.outcome",
                        say(language, "approval.outcome." + pass.outcome())));
              }
            });
    reviewer
        .asked(number, reader)
        .ifPresent(
            asked ->
                facts.add(
                    new Fact(
                        "approval.fact.reviewer",
                        asked.due() == null
                            ? asked.name()
                            : say(
                                language,
                                "approval.reviewer",
                                asked.name(),
                                Figures.day(asked.due(), language)))));
    for (IndependentReviews.Released each : reviews.releasedFrom(number)) {
      facts.add(
          new Fact(
              "approval.fact.released",
              say(
                  language,
                  "approval.released." + each.release(),
                  each.reason() == null ? "" : Quoted.in(each.language(), each.reason()))));
    }
    reviews
        .latest(number)
        .ifPresent(
            review -> {
              facts.add(
                  new Fact(
                      "approval.fact.advice", say(language, "approval.choice." + review.advice())));
              facts.add(new Fact("approval.fact.findings", review.findings(), review.language()));
              if (review.conditions() != null) {
                facts.add(
                    new Fact(
                        "approval.fact.conditionAdvised", review.conditions(), review.language()));
              }
            });
    for (Round round : rounds.of(number)) {
      facts.addAll(round.closedAt() == null ? open(round, language) : closed(round, language));
    }
    // The conditions are shown whatever the majority decided, because they are not secret.
    conditions
        .named(number)
        .forEach(each -> facts.add(new Fact(words.label(each), words.of(each, language))));
    return facts;
  }

  private List<Fact> open(Round round, Locale language) {
    LocalDate closes = ReaderZone.day(round.closesAt());
    return List.of(
        new Fact(
            "approval.fact.openRound",
            say(
                language,
                "approval.openRound",
                say(language, "approval.purpose." + round.about()),
                String.valueOf(round.roundNo()),
                Figures.day(closes, language))));
  }

  private List<Fact> closed(Round round, Locale language) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "approval.fact.round",
            say(
                language,
                "approval.closedRound",
                say(language, "approval.purpose." + round.about()),
                String.valueOf(round.roundNo()),
                say(language, "approval.roundOutcome." + round.outcome()))));
    if (WITHOUT_A_COUNT.contains(String.valueOf(round.outcome()))) {
      // Choices without an effect are not shown, since few people may have voted.
      return facts;
    }
    // For objections the outcome is enough, because often only one person answers, the one who
    // objects.
    List<Totals> totals =
        round.purpose().equals(OBJECTIONS) ? List.of() : Totals.of(ballots.count(round.id()));
    totals.forEach(
        group ->
            facts.add(
                new Fact(
                    "approval.fact.totals",
                    say(
                        language,
                        "approval.totals",
                        totals.size() == 1
                            ? say(language, "approval.totals.all")
                            : names(group, language),
                        choices(group, language)))));
    ballots
        .reasons(round.id())
        .forEach(reason -> facts.add(new Fact("approval.fact.reason", reason)));
    return facts;
  }

  private String names(Totals group, Locale language) {
    return group.constituencies().stream()
        .map(constituency -> say(language, "approval.constituency." + constituency))
        .collect(Collectors.joining(" + "));
  }

  private String choices(Totals group, Locale language) {
    return group.choices().entrySet().stream()
        .map(
            total ->
                say(
                    language,
                    "approval.total",
                    say(language, "approval.choice." + total.getKey()),
                    String.valueOf(total.getValue())))
        .collect(WrittenList.in(language));
  }

  private String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }
}
