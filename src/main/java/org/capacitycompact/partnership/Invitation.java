package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A provider is asked to answer a demand. It is waited for while the invitation is open; how it
 * ended is kept. A transition answers false where it is not possible, and then nothing has changed.
 */
@Entity(name = "ProviderInvitation")
@Table(name = "provider_invitation")
class Invitation {

  /** How an invitation ended; a provider's silence is silence, and no refusal. */
  enum Closed {
    ANSWERED,
    SILENT,
    WITHDRAWN
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private String organisation;

  private boolean open;
  private @Nullable String note;
  private @Nullable LocalDate answerBy;
  private String invitedBy;
  private Instant invitedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Closed closed;

  private @Nullable Instant closedAt;
  private @Nullable String closedBy;
  private @Nullable Instant untiedAskedAt;
  private @Nullable Long mandate;

  @Version private long version;

  protected Invitation() {}

  /**
   * What is sent to each provider.
   *
   * @param note null without one
   * @param answerBy the last day for an answer; null where the usual period holds
   * @param mandate under which the secretariat invites; null where the country does
   */
  record Terms(@Nullable String note, @Nullable LocalDate answerBy, @Nullable Long mandate) {}

  static Invitation to(
      InitiativeNumber number, String organisation, Terms terms, String by, Instant now) {
    Invitation invitation = new Invitation();
    invitation.number = number;
    invitation.organisation = organisation;
    invitation.send(terms, by, now);
    return invitation;
  }

  /** Asks again; of one that is open, the new terms hold. */
  void again(Terms terms, String by, Instant now) {
    send(terms, by, now);
  }

  private void send(Terms terms, String by, Instant now) {
    open = true;
    closed = null;
    closedAt = null;
    closedBy = null;
    note = terms.note();
    answerBy = terms.answerBy();
    mandate = terms.mandate();
    invitedBy = by;
    invitedAt = now;
  }

  String organisation() {
    return organisation;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether the country asks a provider that answered with tied help for an untied answer. */
  boolean askForUntied() {
    return untiedAskedAt != null;
  }

  boolean wantUntied(Instant now) {
    if (untiedAskedAt != null) {
      return false;
    }
    untiedAskedAt = now;
    return true;
  }

  boolean answered(Instant now) {
    if (close(Closed.ANSWERED, now)) {
      untiedAskedAt = null;
      return true;
    }
    return false;
  }

  /** The period is over, and nothing came. */
  boolean fallSilent(Instant now) {
    return close(Closed.SILENT, now);
  }

  /** The country takes it back. */
  boolean withdraw(String by, Instant now) {
    if (!close(Closed.WITHDRAWN, now)) {
      return false;
    }
    closedBy = by;
    return true;
  }

  private boolean close(Closed how, Instant now) {
    if (!open) {
      return false;
    }
    open = false;
    closed = how;
    closedAt = now;
    return true;
  }
}
