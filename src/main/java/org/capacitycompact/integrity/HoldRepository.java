package org.capacitycompact.integrity;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface HoldRepository extends Repository<Hold, Long> {

  Hold saveAndFlush(Hold hold);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Hold> findById(long id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Hold> findByReportAndReleasedAtIsNull(long report);
}
