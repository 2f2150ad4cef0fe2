package org.capacitycompact.integrity;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Whoever acts on a report does so alone. */
interface ReportRepository extends Repository<Report, Long> {

  Report saveAndFlush(Report report);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Report> findById(long id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Report> findByCode(byte[] code);
}
