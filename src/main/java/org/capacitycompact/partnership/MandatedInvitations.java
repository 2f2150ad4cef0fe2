package org.capacitycompact.partnership;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.party.Parties;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Service;

/**
 * What the secretariat does to bring country and providers together: it invites where the country
 * has asked it to, and reminds. It never chooses.
 */
@Service
public class MandatedInvitations {

  private final Initiatives initiatives;
  private final InitiativeLock lock;
  private final MandateRepository mandates;
  private final Invitations invitations;
  private final AskedProviders asked;
  private final ProvidersToAsk providers;
  private final AnsweringSteps steps;
  private final Parties parties;
  private final SearchLog log;

  MandatedInvitations(
      Initiatives initiatives,
      InitiativeLock lock,
      MandateRepository mandates,
      Invitations invitations,
      AskedProviders asked,
      ProvidersToAsk providers,
      AnsweringSteps steps,
      Parties parties,
      SearchLog log) {
    this.initiatives = initiatives;
    this.lock = lock;
    this.mandates = mandates;
    this.invitations = invitations;
    this.asked = asked;
    this.providers = providers;
    this.steps = steps;
    this.parties = parties;
    this.log = log;
  }

  /**
   * Invites in the country's name, in the place of its own task.
   *
   * @throws ChangedMeanwhileException when the process does not wait for an invitation, or one of
   *     these cannot be asked any more
   * @throws NotAllowedException when the country has not asked for that, or took it back
   */
  public void invite(InitiativeNumber number, Invited invited, Actor by) {
    lock.shared(
        number,
        () -> {
          Initiative initiative = brokered(number, by);
          Mandate mandate =
              mandates.findByNumberAndEndedAtIsNull(number).orElseThrow(NotAllowedException::new);
          Set<String> offered =
              providers.of(number, initiative.country()).stream()
                  .map(Choice::value)
                  .collect(Collectors.toSet());
          if (!offered.containsAll(invited.organisations())) {
            throw new ChangedMeanwhileException();
          }
          invitations.invite(
              number,
              invited.organisations(),
              new Invitation.Terms(invited.note(), invited.answerBy(), mandate.id()),
              by);
          if (!steps.begin(number)) {
            throw new ChangedMeanwhileException();
          }
          var names = parties.organisationNames();
          log.record(
              number,
              "invitation.mandated",
              by,
              invited.organisations().stream()
                  .map(each -> names.getOrDefault(each, each))
                  .collect(Collectors.joining(", ")));
          return true;
        });
  }

  /** Reminds those who are waited for; false when nobody is. */
  public boolean remind(InitiativeNumber number, Actor by) {
    return lock.shared(
        number,
        () -> {
          brokered(number, by);
          List<String> waited = asked.waitedFor(number);
          if (waited.isEmpty()) {
            return false;
          }
          log.record(number, "invitation.reminded", by);
          waited.forEach(each -> log.remind(number, each, by));
          return true;
        });
  }

  private Initiative brokered(InitiativeNumber number, Actor by) {
    Initiative initiative = initiatives.visible(number, by).orElseThrow(NotThereException::new);
    if (!Right.BROKER_PARTNERSHIP.on(by, initiative.country())) {
      throw new NotAllowedException();
    }
    if (!initiative.status().isOpen() || initiative.stage() != Stage.PARTNERSHIP) {
      throw new ChangedMeanwhileException();
    }
    return initiative;
  }
}
