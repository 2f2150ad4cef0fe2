package org.capacitycompact.partnership;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface RefusalRepository extends Repository<Refusal, Long> {

  Refusal saveAndFlush(Refusal refusal);

  Optional<Refusal> findByNumberAndOrganisationAndEndedAtIsNull(
      InitiativeNumber number, String organisation);

  List<Refusal> findByNumberAndEndedAtIsNull(InitiativeNumber number);
}
