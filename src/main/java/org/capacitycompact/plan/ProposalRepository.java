package org.capacitycompact.plan;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ProposalRepository extends Repository<Proposal, Long> {

  Proposal saveAndFlush(Proposal proposal);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Proposal> findByIdAndNumber(long id, InitiativeNumber number);

  List<Proposal> findByNumberOrderByIdDesc(InitiativeNumber number);
}
