package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the steering group was asked and decided about an initiative. Of an open round only its
 * dates; of a closed one the totals, by constituency as far as these reveal nobody, and never who
 * chose what (S108).
 */
@Component
@Order(10)
class SteeringRecord implements PartSheet {

  private static final Set<String> WITHOUT_A_COUNT = Set.of("abandoned", "noQuorum");
  private static final String OBJECTIONS = "noObjection";

  private final Approval approval;
  private final Rounds rounds;
  private final Ballots ballots;
  private final IndependentReviewer reviewer;
  private final ReleasedReviewers released;
  private final AdviceAndConditions advice;
  private final Wording wording;

  SteeringRecord(
      Approval approval,
      Rounds rounds,
      Ballots ballots,
      IndependentReviewer reviewer,
      ReleasedReviewers released,
      AdviceAndConditions advice,
      Wording wording) {
    this.approval = approval;
    this.rounds = rounds;
    this.ballots = ballots;
    this.reviewer = reviewer;
    this.released = released;
    this.advice = advice;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.STEERING;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    List<Round> all = rounds.of(number);
    List<Exhibit> shown = new ArrayList<>();
    shown.add(decision(number, reader, language));
    shown.add(rounds(all, language));
    all.stream()
        .filter(SteeringRecord::isCounted)
        .forEach(
            round -> {
              shown.add(votes(round, language));
              shown.add(reasons(round, language));
            });
    shown.addAll(advice.of(number, language));
    shown.add(released.of(number, language));
    return shown;
  }

  /** Choices without an effect are not shown, since few people may have voted. */
  private static boolean isCounted(Round round) {
    return round.closedAt() != null && !WITHOUT_A_COUNT.contains(String.valueOf(round.outcome()));
  }

  private Exhibit decision(InitiativeNumber number, Actor reader, Locale language) {
    Collected facts = new Collected();
    approval
        .latest(number)
        .ifPresent(
            pass -> {
              facts.add(
                  say(language, "approval.fact.route"),
                  Cell.of(say(language, "approval.route." + pass.route()))
                      .leadingTo("/initiatives/" + number + "/verdicts"));
              if (pass.outcome() != null) {
                facts.add(
                    say(language, "approval.fact.outcome"),
                    Cell.of(say(language, "approval.outcome." + pass.outcome())));
              }
            });
    reviewer
        .asked(number, reader)
        .ifPresent(
            asked ->
                facts.add(
                    say(language, "approval.fact.reviewer"),
                    Cell.of(
                        asked.due() == null
                            ? asked.name()
                            : say(
                                language,
                                "approval.reviewer",
                                asked.name(),
                                Figures.day(asked.due(), language)))));
    return facts.under(say(language, "approval.heading"));
  }

  private Exhibit rounds(List<Round> all, Locale language) {
    return new Table(
        say(language, "steering.rounds"),
        columns(language, "about", "opened", "closes", "seats", "outcome"),
        all.stream()
            .map(
                round ->
                    Line.of(
                        Cell.of(
                            say(
                                language,
                                "ballot.heading",
                                say(language, "approval.purpose." + round.about()),
                                String.valueOf(round.roundNo()))),
                        Cell.of(wording.day(round.openedAt(), language)),
                        Cell.of(
                            wording.day(
                                Objects.requireNonNullElse(round.closedAt(), round.closesAt()),
                                language)),
                        Cell.number(String.valueOf(round.seats())),
                        Cell.tag(outcome(round, language))))
            .toList(),
        say(language, "steering.rounds.note"),
        false);
  }

  private Tag outcome(Round round, Locale language) {
    return round.outcome() == null
        ? new Tag(say(language, "steering.rounds.open"), "warn")
        : new Tag(say(language, "approval.roundOutcome." + round.outcome()), "decided");
  }

  /**
   * Of objections the outcome is enough, because often only one person answers, the one who
   * objects.
   */
  private Exhibit votes(Round round, Locale language) {
    List<Totals> totals =
        round.purpose().equals(OBJECTIONS) ? List.of() : Totals.of(ballots.count(round.id()));
    Set<String> choices =
        totals.stream()
            .flatMap(group -> group.choices().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Table(
        say(language, "steering.votes", named(round, language)),
        Stream.concat(
                Stream.of(say(language, "steering.votes.group")),
                choices.stream().map(choice -> say(language, "approval.choice." + choice)))
            .toList(),
        totals.stream()
            .map(
                group ->
                    new Line(
                        Stream.concat(
                                Stream.of(Cell.of(names(group, totals.size() == 1, language))),
                                choices.stream()
                                    .map(choice -> group.choices().getOrDefault(choice, 0L))
                                    .map(count -> Cell.number(String.valueOf(count))))
                            .toList()))
            .toList(),
        totals.size() == 1 ? say(language, "steering.votes.together") : null,
        false);
  }

  private String names(Totals group, boolean all, Locale language) {
    return all
        ? say(language, "approval.totals.all")
        : group.constituencies().stream()
            .map(constituency -> say(language, "approval.constituency." + constituency))
            .collect(Collectors.joining(" + "));
  }

  private Exhibit reasons(Round round, Locale language) {
    Collected facts = new Collected();
    ballots
        .reasons(round.id())
        .forEach(reason -> facts.add(say(language, "steering.reason"), Cell.said(reason, null)));
    return facts.under(say(language, "steering.reasons", named(round, language)));
  }

  private String named(Round round, Locale language) {
    return say(
        language,
        "ballot.heading",
        say(language, "approval.purpose." + round.about()),
        String.valueOf(round.roundNo()));
  }

  private List<String> columns(Locale language, String... keys) {
    return Stream.of(keys).map(key -> say(language, "steering.rounds." + key)).toList();
  }

  private String say(Locale language, String key, Object... filledWith) {
    return wording.say(language, key, filledWith);
  }
}
