package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.initiative.AppealWords;
import org.capacitycompact.initiative.Appeals;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.steering.question.QuestionInDetail;
import org.capacitycompact.steering.question.Questions;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * What a round is about, as its members see it where they vote and where they change their ballot:
 * the question, and the initiative in brief.
 */
@Component
class BallotSubject {

  private final Approval approval;
  private final Questions questions;
  private final QuestionInDetail detail;
  private final Appeals appeals;
  private final AppealWords claims;
  private final Dossier dossier;
  private final Wording wording;

  BallotSubject(
      Approval approval,
      Questions questions,
      QuestionInDetail detail,
      Appeals appeals,
      AppealWords claims,
      Dossier dossier,
      Wording wording) {
    this.approval = approval;
    this.questions = questions;
    this.detail = detail;
    this.appeals = appeals;
    this.claims = claims;
    this.dossier = dossier;
    this.wording = wording;
  }

  /** Most important first. */
  List<Exhibit> of(Round round, InitiativeNumber number, Locale language) {
    Collected asked = new Collected();
    List<Exhibit> beside = new ArrayList<>();
    Long subject = round.subject();
    Optional.ofNullable(subject)
        .flatMap(questions::find)
        .ifPresentOrElse(
            question -> beside.addAll(detail.add(question, asked, language)),
            () -> add(round, number, asked, language));
    asked.add(
        say(language, "round"),
        Cell.of(
            wording.say(
                language,
                "approval.openRound",
                wording.say(language, "approval.purpose." + round.about()),
                String.valueOf(round.roundNo()),
                wording.moment(round.closesAt(), language))));
    List<Exhibit> shown = new ArrayList<>();
    shown.add(asked.under(say(language, "heading")));
    shown.addAll(beside);
    shown.addAll(dossier.of(number, language));
    return shown;
  }

  /** What a stage itself asks. */
  private void add(Round round, InitiativeNumber number, Collected asked, Locale language) {
    asked.add(
        say(language, "asked"), Cell.of(wording.say(language, "approval.asks." + round.purpose())));
    switch (round.purpose()) {
      case "appeal" ->
          appeals
              .appeal(number)
              .ifPresent(
                  appeal -> {
                    asked.add(say(language, "claim"), Cell.of(claims.of(appeal, language)));
                    asked.add(say(language, "grounds"), Cell.said(appeal.grounds(), null));
                  });
      case "reviewRecommendation" ->
          asked.add(
              say(language, "review"),
              Cell.of(say(language, "review.see"))
                  .leadingTo("/initiatives/" + number + "/" + Part.WORK.path()));
      default ->
          approval
              .latest(number)
              .ifPresent(
                  pass ->
                      asked.add(
                          wording.say(language, "approval.fact.route"),
                          Cell.of(wording.say(language, "approval.route." + pass.route()))));
    }
  }

  private String say(Locale language, String key) {
    return wording.say(language, "ballot.subject." + key);
  }
}
