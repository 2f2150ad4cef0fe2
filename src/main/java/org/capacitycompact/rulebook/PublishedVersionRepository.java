package org.capacitycompact.rulebook;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PublishedVersionRepository extends Repository<PublishedVersion, PublishedVersion.Key> {

  PublishedVersion saveAndFlush(PublishedVersion version);

  Optional<PublishedVersion> findByDecisionAndVersion(String decision, int version);

  @Query("select coalesce(max(v.version), 0) + 1 from PublishedVersion v where v.decision = ?1")
  int nextOf(String decision);

  /** What was changed so far is seen by SQL from here on. */
  void flush();
}
