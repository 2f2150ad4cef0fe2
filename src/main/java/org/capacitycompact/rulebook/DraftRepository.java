package org.capacitycompact.rulebook;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DraftRepository extends Repository<Draft, Long> {

  Draft save(Draft draft);

  Optional<Draft> findById(long id);

  int count();

  @Query("from Draft d order by d.id desc offset :offset rows fetch next :limit rows only")
  List<Draft> newest(int offset, int limit);
}
