package org.capacitycompact.initiative;

import java.time.Instant;
import java.util.Optional;

/** Whether the steering group approved an initiative (S108), and when. */
public interface Approvals {

  /** When it was last approved; empty when it was not. */
  Optional<Instant> approvedAt(InitiativeNumber number);
}
