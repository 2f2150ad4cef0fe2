package org.capacitycompact.partnership;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ProviderQuestionRepository extends Repository<ProviderQuestion, Long> {

  ProviderQuestion saveAndFlush(ProviderQuestion question);

  <S extends ProviderQuestion> List<S> saveAllAndFlush(Iterable<S> questions);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<ProviderQuestion> findByIdAndNumber(long id, InitiativeNumber number);
}
