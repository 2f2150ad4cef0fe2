package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/** A question of the country to one provider, which answers it once. */
@Entity
@Table(name = "provider_question")
class ProviderQuestion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private String organisation;

  @Column(updatable = false)
  private String question;

  @Column(updatable = false)
  private String askedBy;

  @Column(updatable = false)
  private Instant askedAt;

  private @Nullable String answer;
  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;

  @Version private long version;

  protected ProviderQuestion() {}

  ProviderQuestion(
      InitiativeNumber number, String organisation, String question, String by, Instant now) {
    this.number = number;
    this.organisation = organisation;
    this.question = question;
    this.askedBy = by;
    this.askedAt = now;
  }

  String organisation() {
    return organisation;
  }

  /** Answers it; false when it was answered before. */
  boolean answer(String words, String by, Instant now) {
    if (answer != null) {
      return false;
    }
    answer = words;
    answeredBy = by;
    answeredAt = now;
    return true;
  }
}
