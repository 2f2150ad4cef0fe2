package org.capacitycompact.readiness;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Whoever replaces an assessment does so alone. */
interface AssessmentRepository extends Repository<Assessment, Long> {

  Assessment saveAndFlush(Assessment assessment);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Assessment> findByOrganisationAndReplacedAtIsNull(String organisation);
}
