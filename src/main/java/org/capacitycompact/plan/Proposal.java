package org.capacitycompact.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the plan that is proposed to the country, which accepts or declines it while the
 * phase lasts in which it was made. A transition answers false where it is not possible, and then
 * nothing has changed.
 */
@Entity
@Table(name = "plan_proposal")
class Proposal extends Wish {

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Phase phase;

  @Enumerated(EnumType.STRING)
  private ProposalState state;

  private @Nullable String decidedBy;
  private @Nullable Instant decidedAt;
  private @Nullable String answer;

  protected Proposal() {}

  Proposal(WantedChange wanted, String fields, String words, Phase phase, String by, Instant now) {
    super(wanted, fields, words, by, now);
    this.phase = phase;
    this.state = ProposalState.OPEN;
  }

  boolean isOpen() {
    return state == ProposalState.OPEN;
  }

  Phase phase() {
    return phase;
  }

  boolean accept(String by, Instant now) {
    return decide(ProposalState.ACCEPTED, by, now);
  }

  boolean decline(String why, String by, Instant now) {
    if (!decide(ProposalState.DECLINED, by, now)) {
      return false;
    }
    answer = why;
    return true;
  }

  /** Its maker takes it back. */
  boolean withdraw(String by, Instant now) {
    return by.equals(madeBy()) && decide(ProposalState.WITHDRAWN, by, now);
  }

  /** The phase is over in which it could be accepted. */
  boolean lapse(Phase current, Instant now) {
    return current != phase && decide(ProposalState.LAPSED, null, now);
  }

  private boolean decide(ProposalState becomes, @Nullable String by, Instant now) {
    if (state != ProposalState.OPEN) {
      return false;
    }
    state = becomes;
    decidedBy = by;
    decidedAt = now;
    return true;
  }
}
