package org.capacitycompact.overlap;

import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface OverlapRepository extends Repository<Overlap, UUID> {

  Overlap saveAndFlush(Overlap overlap);

  Optional<Overlap> findByNumberAndInitiative(InitiativeNumber number, InitiativeNumber initiative);

  Optional<Overlap> findByNumberAndActivity(InitiativeNumber number, Long activity);
}
