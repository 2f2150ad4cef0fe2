package org.capacitycompact.partnership;

import java.time.Clock;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a provider does that the country has not invited: it comes forward for a demand that is open
 * to all, and answers what the country asks it. It does not see the initiative by that.
 */
@Service
public class ComingForward {

  private final InitiativeLock lock;
  private final BriefRepository briefs;
  private final Candidates candidates;
  private final Refusals refusals;
  private final ProviderQuestionRepository questions;
  private final OwnOffers offers;
  private final SearchLog log;
  private final Clock clock;

  ComingForward(
      InitiativeLock lock,
      BriefRepository briefs,
      Candidates candidates,
      Refusals refusals,
      ProviderQuestionRepository questions,
      OwnOffers offers,
      SearchLog log,
      Clock clock) {
    this.lock = lock;
    this.briefs = briefs;
    this.candidates = candidates;
    this.refusals = refusals;
    this.questions = questions;
    this.offers = offers;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Comes forward; false where this provider has done so before, was refused, or the country no
   * longer shows what it seeks.
   *
   * @param offer id of one of its published offers; null where it rests on none
   */
  public boolean comeForward(
      InitiativeNumber number, String words, @Nullable String offer, Actor by) {
    String organisation = provider(by);
    return lock.shared(
        number,
        () -> {
          if (briefs.findByNumberAndEndedAtIsNull(number).isEmpty()
              || refusals.standing(number).contains(organisation)) {
            return false;
          }
          OfferLeanedOn rests =
              Optional.ofNullable(offer)
                  .filter(
                      id ->
                          offers.of(organisation).stream()
                              .anyMatch(each -> each.value().equals(id)))
                  .map(offers::leanedOn)
                  .orElse(null);
          boolean came =
              candidates.bring(
                  new Candidate.Case(
                      number, organisation, Candidate.Origin.CAME_FORWARD, words, rests),
                  by);
          if (came) {
            // The history is the initiative's, which this provider does not see.
            RowScope.liftUntilTheTransactionEnds();
            log.record(number, "provider.cameForward", by);
          }
          return came;
        });
  }

  /** Takes that back; false when it had not come forward. */
  public boolean stepBack(InitiativeNumber number, Actor by) {
    String organisation = provider(by);
    return lock.shared(
        number,
        () -> {
          boolean stepped = candidates.end(number, organisation, Candidate.Origin.CAME_FORWARD, by);
          if (stepped) {
            RowScope.liftUntilTheTransactionEnds();
            log.record(number, "provider.steppedBack", by);
          }
          return stepped;
        });
  }

  /** Answers a question of the country to this provider; false when it was answered before. */
  public boolean reply(InitiativeNumber number, long question, String words, Actor by) {
    String organisation = provider(by);
    return lock.shared(
        number,
        () -> {
          ProviderQuestion asked =
              questions
                  .findByIdAndNumber(question, number)
                  .filter(each -> each.organisation().equals(organisation))
                  .orElseThrow(NotThereException::new);
          boolean answered = asked.answer(words, by.userId(), clock.instant());
          if (answered) {
            questions.saveAndFlush(asked);
            RowScope.liftUntilTheTransactionEnds();
            log.record(number, "providerQuestion.answered", by);
          }
          return answered;
        });
  }

  private static String provider(Actor by) {
    String organisation = by.organisation();
    if (organisation == null || !Right.COME_FORWARD.of(by)) {
      throw new NotAllowedException();
    }
    return organisation;
  }
}
