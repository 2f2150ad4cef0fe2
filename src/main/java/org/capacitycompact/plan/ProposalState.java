package org.capacitycompact.plan;

/** What became of a proposal; its text is {@code plan.proposal.state.<name>}. */
public enum ProposalState {
  OPEN,
  ACCEPTED,
  DECLINED,
  WITHDRAWN,
  /** Nobody decided before the phase ended in which it was made. */
  LAPSED
}
