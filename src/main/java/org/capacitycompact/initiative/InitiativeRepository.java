package org.capacitycompact.initiative;

import org.springframework.data.repository.Repository;

interface InitiativeRepository extends Repository<Initiative, Long> {

  Initiative save(Initiative initiative);
}
