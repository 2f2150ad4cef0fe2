package org.capacitycompact.partnership;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface InvitationRepository extends Repository<Invitation, Long> {

  Invitation saveAndFlush(Invitation invitation);

  <S extends Invitation> List<S> saveAllAndFlush(Iterable<S> invitations);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Invitation> findByNumberAndOrganisation(InitiativeNumber number, String organisation);

  /** All of an initiative, locked in an order that two who lock them share. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  List<Invitation> findByNumberOrderByOrganisation(InitiativeNumber number);
}
