package org.capacitycompact.party;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/**
 * That one person stands in for another, from one day to another. It begins and ends by itself on
 * its days, and can be ended before.
 */
@Entity
@Table(name = "deputy")
public class Deputyship {

  /** The longest time for which a deputy is named, in days. */
  static final int LONGEST = 366;

  /** How long before its end both are told. */
  static final Duration SOON = Duration.ofDays(2);

  /** Why it ended before its last day. */
  public enum End {
    TAKEN_BACK,
    /** One of the two lost the role, or their account was closed. */
    LEFT,
    /** The deputy handed it over with their other work. */
    HANDED_OVER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String person;
  private String deputy;
  private LocalDate fromDay;
  private LocalDate toDay;
  private Instant startsAt;
  private Instant endsAt;
  private String namedBy;
  private Instant namedAt;
  private @Nullable Instant endedAt;
  private @Nullable String endedBy;

  @Enumerated(EnumType.STRING)
  private @Nullable End endReason;

  private @Nullable Instant endToldAt;

  @Version private long revision;

  protected Deputyship() {}

  /**
   * What is wrong with these days for somebody in this zone: not in this order, too many, or over.
   */
  static Optional<DeputyProblem> wrongDays(LocalDate from, LocalDate to, ZoneId zone, Instant now) {
    if (to.isBefore(from)) {
      return Optional.of(DeputyProblem.DAYS_REVERSED);
    }
    if (to.isAfter(from.plusDays(LONGEST))) {
      return Optional.of(DeputyProblem.TOO_LONG);
    }
    return begins(from.plusDays(1), zone).isAfter(now)
        ? Optional.empty()
        : Optional.of(DeputyProblem.PAST);
  }

  /**
   * Names a deputy.
   *
   * @param from the first day, in the person's own zone
   * @param to the last day
   * @param by sign-in name of whoever names them
   */
  static Deputyship name(
      Actor person, String deputy, LocalDate from, LocalDate to, String by, Instant now) {
    if (deputy.equals(person.userId())) {
      throw new IllegalArgumentException("nobody stands in for themselves");
    }
    if (wrongDays(from, to, person.zone(), now).isPresent()) {
      throw new IllegalArgumentException("from %s to %s is no time".formatted(from, to));
    }
    Deputyship named = new Deputyship();
    named.person = person.userId();
    named.deputy = deputy;
    named.fromDay = from;
    named.toDay = to;
    named.startsAt = begins(from, person.zone());
    named.endsAt = begins(to.plusDays(1), person.zone());
    named.namedBy = by;
    named.namedAt = now;
    return named;
  }

  /** The rest of this time, by another deputy; this one has ended. */
  Deputyship passOn(String successor, String by, Instant now) {
    if (endedAt == null || successor.equals(person)) {
      throw new IllegalStateException(
          "what has not ended is not passed on, nor to whoever is away");
    }
    Deputyship passed = new Deputyship();
    passed.person = person;
    passed.deputy = successor;
    passed.fromDay = fromDay;
    passed.toDay = toDay;
    passed.startsAt = startsAt.isAfter(now) ? startsAt : now;
    passed.endsAt = endsAt;
    passed.namedBy = by;
    passed.namedAt = now;
    return passed;
  }

  private static Instant begins(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * Ends it before its last day is over; false when it has ended.
   *
   * @param by sign-in name; null where it follows by rule
   */
  boolean end(End why, @Nullable String by, Instant now) {
    if (endedAt != null || !endsAt.isAfter(now)) {
      return false;
    }
    endedAt = now;
    endedBy = by;
    endReason = why;
    return true;
  }

  /**
   * Notes that both are told of its end; false when they have been, when it has ended, and where it
   * was named for so few days that they know.
   */
  boolean tellEnd(Instant now) {
    if (endToldAt != null || endedAt != null || !endsAt.isAfter(now) || isShort()) {
      return false;
    }
    endToldAt = now;
    return true;
  }

  private boolean isShort() {
    return !startsAt.plus(SOON).plus(SOON).isBefore(endsAt);
  }

  public long id() {
    return id;
  }

  /** Sign-in name of whoever is away. */
  public String person() {
    return person;
  }

  /** Sign-in name of whoever stands in. */
  public String deputy() {
    return deputy;
  }

  /** Sign-in name of whoever named the deputy. */
  public String namedBy() {
    return namedBy;
  }

  /** The first day, as the person who is away counts days. */
  public LocalDate from() {
    return fromDay;
  }

  /** The last day. */
  public LocalDate to() {
    return toDay;
  }

  boolean sharesADay(Deputyship other) {
    return !fromDay.isAfter(other.toDay) && !other.fromDay.isAfter(toDay);
  }

  boolean meets(Deputyship other) {
    return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
  }

  /** Whether the deputy stands in at this moment. */
  public boolean isInForce(Instant at) {
    return endedAt == null && !startsAt.isAfter(at) && endsAt.isAfter(at);
  }
}
