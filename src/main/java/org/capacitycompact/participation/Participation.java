package org.capacitycompact.participation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * That a country is asked to take part in an initiative which another leads, what it answers, and
 * that it leaves (S101). A transition answers false where it is not possible, and then nothing has
 * changed.
 */
@Entity
class Participation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private long version;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private String country;

  @Column(updatable = false)
  private String title;

  @Column(updatable = false)
  private String titleLanguage;

  @Column(updatable = false)
  private String asked;

  @Column(updatable = false)
  private String invitedBy;

  @Column(updatable = false)
  private Instant invitedAt;

  @Column(updatable = false)
  private LocalDate answerBy;

  @Enumerated(EnumType.STRING)
  private ParticipationState state;

  private @Nullable String recommendedBy;
  private @Nullable Instant recommendedAt;
  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;
  private @Nullable String leftBy;
  private @Nullable Instant leftAt;

  protected Participation() {}

  /**
   * Invites a country.
   *
   * @throws IllegalArgumentException when it leads the initiative itself
   */
  Participation(
      InitiativeNumber number,
      String title,
      String titleLanguage,
      Invitation invitation,
      String by,
      Instant now) {
    if (number.country().equals(invitation.country())) {
      throw new IllegalArgumentException("a country does not invite itself");
    }
    this.number = number;
    this.country = invitation.country();
    this.title = title;
    this.titleLanguage = titleLanguage;
    this.asked = invitation.asked();
    this.answerBy = invitation.answerBy();
    this.invitedBy = by;
    this.invitedAt = now;
    this.state = ParticipationState.INVITED;
  }

  long id() {
    return id;
  }

  InitiativeNumber number() {
    return number;
  }

  String country() {
    return country;
  }

  ParticipationState state() {
    return state;
  }

  @Nullable String recommendedBy() {
    return recommendedBy;
  }

  /**
   * The country's focal point recommends to its authority to take part, once.
   *
   * @param today in the invited country
   */
  boolean recommend(String by, LocalDate today, Instant now) {
    if (!isAnswered(today) || recommendedBy != null) {
      return false;
    }
    recommendedBy = by;
    recommendedAt = now;
    return true;
  }

  /**
   * Its authority endorses: it takes part from now on. Somebody else has recommended it (S18, S53).
   *
   * @param today in the invited country
   */
  boolean accept(String by, LocalDate today, Instant now) {
    if (recommendedBy == null || recommendedBy.equals(by) || !isAnswered(today)) {
      return false;
    }
    return answered(ParticipationState.TAKES_PART, by, now);
  }

  /** Its authority declines; nobody needs to have recommended anything. */
  boolean decline(String by, LocalDate today, Instant now) {
    return isAnswered(today) && answered(ParticipationState.DECLINED, by, now);
  }

  /** The lead country takes the invitation back before it is answered. */
  boolean withdraw(String by, Instant now) {
    return state == ParticipationState.INVITED && answered(ParticipationState.WITHDRAWN, by, now);
  }

  /** Its day has passed without an answer, or the initiative has ended. */
  boolean lapse(LocalDate today, boolean ended, Instant now) {
    return state == ParticipationState.INVITED
        && (ended || today.isAfter(answerBy))
        && answered(ParticipationState.OVER, null, now);
  }

  /** Its authority leaves; the initiative goes on for the others. */
  boolean leave(String by, Instant now) {
    if (state != ParticipationState.TAKES_PART) {
      return false;
    }
    state = ParticipationState.LEFT;
    leftBy = by;
    leftAt = now;
    return true;
  }

  private boolean isAnswered(LocalDate today) {
    return state == ParticipationState.INVITED && !today.isAfter(answerBy);
  }

  private boolean answered(ParticipationState becomes, @Nullable String by, Instant now) {
    state = becomes;
    answeredBy = by;
    answeredAt = now;
    return true;
  }
}
