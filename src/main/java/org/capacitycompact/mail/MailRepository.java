package org.capacitycompact.mail;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MailRepository extends Repository<Mail, UUID> {

  Mail saveAndFlush(Mail mail);

  /** Of two that send the same mail, the second waits here, and then finds it sent. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from Mail m where m.id = ?1")
  Optional<Mail> findAndLock(UUID id);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from Mail m where m.messageId = ?1")
  Optional<Mail> findByMessageIdAndLock(String messageId);

  Optional<Mail> findByStopKey(UUID stopKey);

  /** How many wait that were ordered before this moment and not tried yet. */
  @Query(
      nativeQuery = true,
      value =
          "select count(*) from mail where state = 'WAITING' and tried_at is null and queued_at < ?1")
  long countUntriedBefore(Instant moment);

  /** Makes changes visible to SQL in this transaction. */
  void flush();
}
