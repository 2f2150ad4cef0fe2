package org.capacitycompact.party;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeputyRepository extends Repository<Deputyship, Long> {

  Deputyship saveAndFlush(Deputyship deputyship);

  Optional<Deputyship> findById(long id);

  /** Those of a person, on either side, that are not over. */
  @Query(
      """
      from Deputyship d where (d.person = ?1 or d.deputy = ?1) and d.endedAt is null
        and d.endsAt > ?2 order by d.startsAt, d.id
      """)
  List<Deputyship> open(String userId, Instant now);

  /** Those of these people as who is away, that are not over. */
  @Query(
      """
      from Deputyship d where d.person in (?1) and d.endedAt is null and d.endsAt > ?2
      order by d.startsAt, d.id
      """)
  List<Deputyship> away(Collection<String> people, Instant now);

  /** Those that end by this moment and of whose end nobody was told. */
  @Query(
      """
      from Deputyship d where d.endedAt is null and d.endToldAt is null
        and d.endsAt > ?1 and d.endsAt <= ?2 order by d.id
      """)
  List<Deputyship> ending(Instant now, Instant soon);

  /** What was changed so far is seen by SQL from here on. */
  void flush();
}
