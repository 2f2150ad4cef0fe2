package org.capacitycompact.partnership;

import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface BriefRepository extends Repository<Brief, Long> {

  Brief saveAndFlush(Brief brief);

  Optional<Brief> findByNumberAndEndedAtIsNull(InitiativeNumber number);
}
