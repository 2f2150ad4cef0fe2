package org.capacitycompact.partnership;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.repository.Repository;

interface CandidateRepository extends Repository<Candidate, Long> {

  Candidate saveAndFlush(Candidate candidate);

  Optional<Candidate> findByNumberAndOrganisationAndOriginAndEndedAtIsNull(
      InitiativeNumber number, String organisation, Candidate.Origin origin);

  List<Candidate> findByNumberAndEndedAtIsNullOrderById(InitiativeNumber number);
}
