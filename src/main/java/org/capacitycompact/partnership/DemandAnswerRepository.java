package org.capacitycompact.partnership;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface DemandAnswerRepository extends Repository<DemandAnswer, Long> {

  DemandAnswer saveAndFlush(DemandAnswer answer);

  Optional<DemandAnswer> findByNumberAndOrganisation(InitiativeNumber number, String organisation);

  List<DemandAnswer> findByNumberOrderByAnsweredAtAscOrganisationAsc(InitiativeNumber number);
}
