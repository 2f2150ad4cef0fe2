package org.capacitycompact.partnership;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What the country does while it looks for partners, from its ranking to its invitations, and what
 * the secretariat may do beside it: propose. Each act is checked at its door and again here.
 */
@Embodies(
    value = {"S20", "S23"},
    as = Embodies.As.RULE)
@Service
public class PartnerSearch {

  private final Initiatives initiatives;
  private final InitiativeLock lock;
  private final Candidates candidates;
  private final Refusals refusals;
  private final MandateRepository mandates;
  private final BriefRepository briefs;
  private final ProviderQuestionRepository questions;
  private final InvitationsTakenBack invitations;
  private final Plans plans;
  private final Parties parties;
  private final SearchLog log;
  private final Clock clock;

  PartnerSearch(
      Initiatives initiatives,
      InitiativeLock lock,
      Candidates candidates,
      Refusals refusals,
      MandateRepository mandates,
      BriefRepository briefs,
      ProviderQuestionRepository questions,
      InvitationsTakenBack invitations,
      Plans plans,
      Parties parties,
      SearchLog log,
      Clock clock) {
    this.initiatives = initiatives;
    this.lock = lock;
    this.candidates = candidates;
    this.refusals = refusals;
    this.mandates = mandates;
    this.briefs = briefs;
    this.questions = questions;
    this.invitations = invitations;
    this.plans = plans;
    this.parties = parties;
    this.log = log;
    this.clock = clock;
  }

  /** Puts a provider on the country's shortlist; one that came forward is thereby admitted. */
  public void shortlist(InitiativeNumber number, String organisation, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          abroad(initiative, organisation);
          if (bring(number, organisation, Candidate.Origin.SHORTLISTED, null, by)) {
            log.record(number, "provider.shortlisted", by);
            if (candidates.stands(number, organisation, Candidate.Origin.CAME_FORWARD)) {
              log.tell(number, "comingForward.admitted", organisation, by);
            }
          }
        });
  }

  /** Takes a provider from the shortlist. */
  public void unlist(InitiativeNumber number, String organisation, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          if (candidates.end(number, organisation, Candidate.Origin.SHORTLISTED, by)) {
            log.record(number, "provider.unlisted", by);
          }
        });
  }

  /** The secretariat proposes a provider to the country, with what it has to say about it. */
  public void propose(InitiativeNumber number, String organisation, String words, Actor by) {
    act(
        number,
        Right.BROKER_PARTNERSHIP,
        by,
        initiative -> {
          abroad(initiative, organisation);
          if (bring(number, organisation, Candidate.Origin.PROPOSED, words, by)) {
            log.record(number, "provider.proposed", by);
          }
        });
  }

  /**
   * Refuses a provider, with a reason or without. It is not asked any more; an open invitation of
   * it is withdrawn.
   */
  public void refuse(
      InitiativeNumber number, String organisation, @Nullable String words, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          abroad(initiative, organisation);
          if (!refusals.refuse(number, organisation, words, by)) {
            return;
          }
          log.record(number, "provider.refused", by);
          candidates.end(number, organisation, Candidate.Origin.SHORTLISTED, by);
          if (candidates.stands(number, organisation, Candidate.Origin.CAME_FORWARD)) {
            log.tell(number, "comingForward.refused", organisation, by);
          }
          invitations.withdraw(number, organisation, by);
        });
  }

  /** The country reconsiders a provider that it has refused. */
  public void reconsider(InitiativeNumber number, String organisation, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          if (refusals.reconsider(number, organisation, by)) {
            log.record(number, "provider.reconsidered", by);
          }
        });
  }

  /** Takes back an open invitation; false when it was answered, or ended, meanwhile. */
  public boolean withdraw(InitiativeNumber number, String organisation, Actor by) {
    return within(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> invitations.withdraw(number, organisation, by));
  }

  /**
   * The country wants an untied answer of a provider that has answered with tied help: its next
   * invitation says so. False when nothing is to be asked for.
   */
  public boolean askForUntied(InitiativeNumber number, String organisation, Actor by) {
    return within(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> invitations.wantUntied(number, organisation, by));
  }

  /** Asks each of these providers a question; none sees whom else the country asked. */
  public void ask(InitiativeNumber number, List<String> organisations, String words, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          Instant now = clock.instant();
          organisations.forEach(each -> abroad(initiative, each));
          questions.saveAllAndFlush(
              organisations.stream()
                  .map(each -> new ProviderQuestion(number, each, words, by.userId(), now))
                  .toList());
          log.record(number, "providerQuestion.asked", by);
          organisations.forEach(each -> log.tell(number, "providerQuestion.toProvider", each, by));
        });
  }

  /** Asks the secretariat to invite in the country's name. */
  public void giveMandate(InitiativeNumber number, @Nullable String words, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          if (mandates.findByNumberAndEndedAtIsNull(number).isEmpty()) {
            mandates.saveAndFlush(new Mandate(number, words, by.userId(), clock.instant()));
            log.record(number, "mandate.given", by);
          }
        });
  }

  /** Takes that back; what was sent under it stays sent. */
  public void endMandate(InitiativeNumber number, Actor by) {
    end(number, () -> mandates.findByNumberAndEndedAtIsNull(number), "mandate.ended", by);
  }

  /** Shows every provider what is sought. */
  public void openBrief(InitiativeNumber number, String words, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative -> {
          if (briefs.findByNumberAndEndedAtIsNull(number).isEmpty()) {
            briefs.saveAndFlush(
                new Brief(
                    initiative,
                    plans.profile(number).sector(),
                    words,
                    by.userId(),
                    clock.instant()));
            log.record(number, "brief.opened", by);
          }
        });
  }

  /** No longer shows it; whoever came forward stays in consideration. */
  public void closeBrief(InitiativeNumber number, Actor by) {
    end(number, () -> briefs.findByNumberAndEndedAtIsNull(number), "brief.ended", by);
  }

  private void end(
      InitiativeNumber number, Supplier<Optional<? extends Standing>> what, String kind, Actor by) {
    act(
        number,
        Right.INVITE_PROVIDERS,
        by,
        initiative ->
            what.get()
                .filter(each -> each.end(by.userId(), clock.instant()))
                .ifPresent(ended -> log.record(number, kind, by)));
  }

  private boolean bring(
      InitiativeNumber number,
      String organisation,
      Candidate.Origin origin,
      @Nullable String words,
      Actor by) {
    return candidates.bring(new Candidate.Case(number, organisation, origin, words, null), by);
  }

  private void act(InitiativeNumber number, Right right, Actor by, Consumer<Initiative> what) {
    within(
        number,
        right,
        by,
        initiative -> {
          what.accept(initiative);
          return true;
        });
  }

  private boolean within(
      InitiativeNumber number, Right right, Actor by, Predicate<Initiative> what) {
    return lock.shared(number, () -> what.test(searching(number, right, by)));
  }

  /** The initiative, which looks for partners at this moment. */
  private Initiative searching(InitiativeNumber number, Right right, Actor by) {
    Initiative initiative = initiatives.visible(number, by).orElseThrow(NotThereException::new);
    if (!right.on(by, initiative.country())) {
      throw new NotAllowedException();
    }
    if (!initiative.status().isOpen() || initiative.stage() != Stage.PARTNERSHIP) {
      throw new ChangedMeanwhileException();
    }
    return initiative;
  }

  /** A provider of the own country is no provider to it. */
  private void abroad(Initiative initiative, String organisation) {
    parties
        .organisation(organisation)
        .filter(each -> !initiative.country().equals(each.country()))
        .orElseThrow(NotThereException::new);
  }
}
