package org.capacitycompact.partnership;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface MandateRepository extends Repository<Mandate, Long> {

  Mandate saveAndFlush(Mandate mandate);

  /** Locked: while the secretariat invites under it, it is not taken back. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Mandate> findByNumberAndEndedAtIsNull(InitiativeNumber number);
}
