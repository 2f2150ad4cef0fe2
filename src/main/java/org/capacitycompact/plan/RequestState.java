package org.capacitycompact.plan;

/** What became of a request for a change; its text is {@code plan.change.state.<name>}. */
public enum RequestState {
  OPEN,
  /** Both sides agreed; the steering group is asked. */
  AGREED,
  APPLIED,
  DECLINED,
  WITHDRAWN,
  /** The steering group did not approve it. */
  REFUSED,
  /** Nobody answered in time, or what it was about is gone. */
  LAPSED
}
