package org.capacitycompact.paper;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaperRepository extends Repository<Paper, UUID> {

  Paper saveAndFlush(Paper paper);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Paper> findByIdAndNumber(UUID id, InitiativeNumber number);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Paper> findByTaskIdAndKindAndStateIn(
      String taskId, PaperKind kind, Collection<PaperState> states);

  /** Without a lock, to be read. */
  @Query("select p from Paper p where p.id = ?1 and p.number = ?2")
  Optional<Paper> read(UUID id, InitiativeNumber number);

  /** The paper of a kind that somebody types or that waits for a task, to be read. */
  @Query(
      "select p from Paper p where p.taskId = ?1 and p.kind = ?2 and p.state in ('DRAFTED',"
          + " 'AWAITING')")
  Optional<Paper> readOpen(String taskId, PaperKind kind);

  List<Paper> findByNumberOrderByBroughtAtDesc(InitiativeNumber number);
}
