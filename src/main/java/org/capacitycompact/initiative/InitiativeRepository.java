package org.capacitycompact.initiative;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface InitiativeRepository extends Repository<Initiative, Long> {

  Initiative save(Initiative initiative);

  Optional<Initiative> findByNumber(String number);
}
