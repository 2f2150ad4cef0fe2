package org.capacitycompact.plan;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ChangeRequestRepository extends Repository<ChangeRequest, Long> {

  ChangeRequest saveAndFlush(ChangeRequest request);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<ChangeRequest> findByIdAndNumber(long id, InitiativeNumber number);

  Optional<ChangeRequest> findById(long id);

  List<ChangeRequest> findByNumberOrderByIdDesc(InitiativeNumber number);
}
