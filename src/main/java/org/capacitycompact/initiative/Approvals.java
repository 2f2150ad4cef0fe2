package org.capacitycompact.initiative;

import java.time.Instant;
import java.util.Optional;

/** Whether the steering group let an initiative go ahead (S108), for whoever must know when. */
public interface Approvals {

  /** When it was approved last; nothing when it has not been. */
  Optional<Instant> approvedAt(String number);
}
