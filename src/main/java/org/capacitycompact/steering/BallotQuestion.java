package org.capacitycompact.steering;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.AppealWords;
import org.capacitycompact.initiative.Appeals;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.steering.question.Question;
import org.capacitycompact.steering.question.QuestionWords;
import org.capacitycompact.steering.question.Questions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The question of a ballot: the stage's own, or one that somebody put about the initiative. */
@Component
class BallotQuestion {

  private final Questions questions;
  private final QuestionWords words;
  private final Appeals appeals;
  private final AppealWords claims;
  private final MessageSource messages;

  BallotQuestion(
      Questions questions,
      QuestionWords words,
      Appeals appeals,
      AppealWords claims,
      MessageSource messages) {
    this.questions = questions;
    this.words = words;
    this.appeals = appeals;
    this.claims = claims;
    this.messages = messages;
  }

  String of(Round round, InitiativeNumber number, Locale language) {
    return put(round)
        .map(question -> words.inFull(question, language))
        .orElseGet(
            () ->
                messages.getMessage("approval.asks." + round.purpose(), null, language)
                    + (round.purpose().equals("appeal") ? claim(number, language) : ""));
  }

  /** What exactly would be corrected, and why; nothing else is decided. */
  private String claim(InitiativeNumber number, Locale language) {
    return appeals
        .appeal(number)
        .map(appeal -> "\n" + claims.of(appeal, language) + "\n" + appeal.grounds())
        .orElse("");
  }

  /** Whether this person put the question, and so may not vote on it. */
  boolean putBy(Round round, Actor actor) {
    return put(round).filter(question -> question.askedBy().equals(actor.userId())).isPresent();
  }

  private Optional<Question> put(Round round) {
    Long subject = round.subject();
    return subject == null ? Optional.empty() : questions.find(subject);
  }
}
