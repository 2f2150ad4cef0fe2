package org.capacitycompact.delivery;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface MilestoneRepository extends Repository<Milestone, Long> {

  Milestone save(Milestone milestone);

  Optional<Milestone> findByNumberAndPosition(InitiativeNumber number, int position);

  /** Makes changes visible to SQL in this transaction. */
  void flush();

  List<Milestone> findByNumberOrderByPosition(InitiativeNumber number);
}
