package org.capacitycompact.participation;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ParticipationRepository extends Repository<Participation, Long> {

  Participation saveAndFlush(Participation participation);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Participation> findByIdAndNumber(long id, InitiativeNumber number);

  List<Participation> findByNumberAndCountryOrderById(InitiativeNumber number, String country);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<Participation> findByNumberAndStateOrderById(
      InitiativeNumber number, ParticipationState state);
}
