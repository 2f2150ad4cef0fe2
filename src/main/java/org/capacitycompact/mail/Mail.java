package org.capacitycompact.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person, from its order to its end: sent, and perhaps come back, or not sent, with
 * the reason. A transition answers false where it is not possible, and then nothing has changed.
 */
@Entity
@Table(name = "mail")
class Mail {

  /** How long a mail is tried before it is given up. */
  static final Duration LONGEST = Duration.ofDays(3);

  private static final int LONGEST_ANSWER = 500;
  private static final Duration[] WAITS = {
    Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1)
  };

  enum State {
    WAITING,
    SENT,
    DROPPED,
    REFUSED,
    BOUNCED,
    GIVEN_UP
  }

  /** Why a mail was not sent although the server was not asked. */
  enum Reason {
    NOTHING_TO_SAY,
    NO_ADDRESS,
    ADDRESS_FAILS,
    CLOSED,
    OFF
  }

  @Id private UUID id;
  private UUID stopKey;
  private String messageId;
  private String userId;
  private String kind;
  private String about;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private @Nullable Reason reason;

  private @Nullable String address;
  private int attempts;
  private Instant queuedAt;
  private @Nullable Instant triedAt;
  private @Nullable Instant nextAt;
  private @Nullable Instant endedAt;
  private @Nullable String answer;

  /** Null until it is kept: what has a natural key is new by this. */
  @Version private @Nullable Long revision;

  protected Mail() {}

  /**
   * @param host name of the host in its {@code Message-ID}
   */
  static Mail order(String userId, String kind, String about, String host, Instant now) {
    Mail mail = new Mail();
    mail.id = UUID.randomUUID();
    mail.stopKey = UUID.randomUUID();
    mail.messageId = "<" + mail.id + "@" + host + ">";
    mail.userId = userId;
    mail.kind = kind;
    mail.about = about;
    mail.state = State.WAITING;
    mail.queuedAt = now;
    mail.nextAt = now;
    return mail;
  }

  UUID id() {
    return id;
  }

  String messageId() {
    return messageId;
  }

  String userId() {
    return userId;
  }

  String kind() {
    return kind;
  }

  /** The address with which the server was last asked; empty before it was. */
  Optional<String> sentTo() {
    return Optional.ofNullable(address);
  }

  Instant queuedAt() {
    return queuedAt;
  }

  State state() {
    return state;
  }

  MailOrder order(Locale language) {
    return new MailOrder(id, stopKey, userId, about, language);
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  /** Whether it was tried for so long that nobody waits for it any more. */
  boolean isTooOld(Instant now) {
    return !now.isBefore(queuedAt.plus(LONGEST));
  }

  boolean drop(Reason why, Instant now) {
    if (!isWaiting()) {
      return false;
    }
    reason = why;
    end(State.DROPPED, now);
    return true;
  }

  boolean send(String to, String said, Instant now) {
    return tried(to, said, now) && end(State.SENT, now);
  }

  boolean refuse(String to, String said, Instant now) {
    return tried(to, said, now) && end(State.REFUSED, now);
  }

  boolean giveUp(Instant now) {
    return isWaiting() && isTooOld(now) && end(State.GIVEN_UP, now);
  }

  /** The server took it, and it came back. */
  boolean bounce(String said, Instant now) {
    if (state != State.SENT) {
      return false;
    }
    answer = cut(said);
    return end(State.BOUNCED, now);
  }

  /** The server asked to try again later. The waits grow, to an hour. */
  boolean askAgain(String to, String said, Instant now) {
    return tried(to, said, now) && rest(now.plus(WAITS[Math.min(attempts, WAITS.length) - 1]));
  }

  /** It waits for something that is not its own fault, until this moment or its last. */
  boolean rest(Instant until) {
    if (!isWaiting()) {
      return false;
    }
    Instant last = queuedAt.plus(LONGEST);
    nextAt = until.isAfter(last) ? last : until;
    return true;
  }

  /** When it is tried next. */
  Instant nextAt() {
    if (nextAt == null) {
      throw new IllegalStateException("it waits no more");
    }
    return nextAt;
  }

  private boolean tried(String to, String said, Instant now) {
    if (!isWaiting()) {
      return false;
    }
    attempts++;
    triedAt = now;
    address = to;
    answer = cut(said);
    return true;
  }

  private boolean end(State as, Instant now) {
    state = as;
    endedAt = now;
    nextAt = null;
    return true;
  }

  /** What a server says can be anything; it is kept as one line that the database can store. */
  static String cut(String said) {
    StringBuilder kept = new StringBuilder();
    said.codePoints()
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
        .limit(LONGEST_ANSWER)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip().replaceAll(" {2,}", " ");
  }
}
