package org.capacitycompact.offer;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface OfferRepository extends Repository<ProviderOffer, Long> {

  ProviderOffer saveAndFlush(ProviderOffer offer);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<ProviderOffer> findById(long id);
}
