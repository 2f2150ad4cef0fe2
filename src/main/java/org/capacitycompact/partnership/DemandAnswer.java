package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.MoneyColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A provider's answer to a demand: what it gives and on which terms, or that it cannot, and why.
 * Each provider's is its own; it is given once, and once more when the country asks again (the
 * database holds it to an open invitation).
 */
@Entity
@Table(name = "provider_answer")
class DemandAnswer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private String organisation;

  private boolean canAnswer;
  private @Nullable String description;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] modalities;

  private @Nullable String kind;
  private @Nullable String tying;
  private @Nullable Boolean practitioners;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] languages;

  @Convert(converter = MoneyColumn.class)
  private @Nullable Money cost;

  @Convert(converter = MoneyColumn.class)
  private @Nullable Money contribution;

  private @Nullable LocalDate availableFrom;
  private @Nullable LocalDate availableUntil;
  private @Nullable String coordinatedWith;
  private @Nullable String reason;

  @Convert(converter = MoneyColumn.class)
  private @Nullable Money costToCountry;

  private @Nullable String costToCountryFor;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] assistance;

  private @Nullable Boolean mustBuyFromProvider;
  private @Nullable Boolean mayRefuseExperts;
  private @Nullable Boolean couldGoElsewhere;
  private @Nullable Long offer;
  private @Nullable Integer offerRevision;
  private String answeredBy;
  private Instant answeredAt;

  @Column(insertable = false, updatable = false)
  private @Nullable String language;

  @Version private long version;

  protected DemandAnswer() {}

  static DemandAnswer of(
      InitiativeNumber number, String organisation, AnsweredTerms terms, String by, Instant now) {
    DemandAnswer answer = new DemandAnswer();
    answer.number = number;
    answer.organisation = organisation;
    answer.replace(terms, by, now);
    return answer;
  }

  /** Another answer in the place of this one; the submission of this one stays on record. */
  void replace(AnsweredTerms terms, String by, Instant now) {
    canAnswer = terms.canAnswer();
    description = terms.description();
    modalities = terms.modalities().toArray(String[]::new);
    kind = terms.kind();
    tying = terms.tying();
    practitioners = terms.practitioners();
    languages = terms.languages().toArray(String[]::new);
    cost = terms.cost();
    contribution = terms.contribution();
    availableFrom = terms.availableFrom();
    availableUntil = terms.availableUntil();
    coordinatedWith = terms.coordinatedWith();
    reason = terms.reason();
    costToCountry = terms.costToCountry();
    costToCountryFor = terms.costToCountryFor();
    assistance = terms.assistanceForms().toArray(String[]::new);
    TyingAnswers asked = terms.tied();
    mustBuyFromProvider = asked == null ? null : asked.mustBuyFromProvider();
    mayRefuseExperts = asked == null ? null : asked.mayRefuseExperts();
    couldGoElsewhere = asked == null ? null : asked.couldGoElsewhere();
    offer = terms.offerLeanedOn() == null ? null : terms.offerLeanedOn().offer();
    offerRevision = terms.offerLeanedOn() == null ? null : terms.offerLeanedOn().revision();
    answeredBy = by;
    answeredAt = now;
  }

  String organisation() {
    return organisation;
  }

  boolean canAnswer() {
    return canAnswer;
  }

  /** What the provider does; null where it cannot answer. */
  @Nullable String description() {
    return description;
  }

  List<String> modalities() {
    return List.of(modalities);
  }

  /** {@code southern} or {@code supporting}. */
  @Nullable String kind() {
    return kind;
  }

  /** {@code untied}, {@code partiallyTied} or {@code tied}. */
  @Nullable String tying() {
    return tying;
  }

  @Nullable Boolean practitioners() {
    return practitioners;
  }

  List<String> languages() {
    return List.of(languages);
  }

  /** The whole cost, whoever pays it. */
  @Nullable Money cost() {
    return cost;
  }

  /** What the provider bears itself. */
  @Nullable Money contribution() {
    return contribution;
  }

  @Nullable LocalDate availableFrom() {
    return availableFrom;
  }

  @Nullable LocalDate availableUntil() {
    return availableUntil;
  }

  @Nullable String coordinatedWith() {
    return coordinatedWith;
  }

  /** Why it cannot answer. */
  @Nullable String reason() {
    return reason;
  }

  /** What it costs the country, in money or in kind; null where that was not asked. */
  @Nullable Money costToCountryUsd() {
    return costToCountry;
  }

  /** For what the country pays. */
  @Nullable String costToCountryFor() {
    return costToCountryFor;
  }

  /** {@code technical}, {@code financial}, {@code material} (S86). */
  List<String> assistanceForms() {
    return List.of(assistance);
  }

  @Nullable Boolean mustBuyFromProvider() {
    return mustBuyFromProvider;
  }

  @Nullable Boolean mayRefuseExperts() {
    return mayRefuseExperts;
  }

  @Nullable Boolean couldGoElsewhere() {
    return couldGoElsewhere;
  }

  /** Which of its published offers the answer rests on, as it was then; null where on none. */
  @Nullable OfferLeanedOn offerLeanedOn() {
    return offer == null ? null : new OfferLeanedOn(offer, offerRevision);
  }

  String answeredBy() {
    return answeredBy;
  }

  Instant answeredAt() {
    return answeredAt;
  }

  /** In which its texts were written; null when unknown. */
  @Nullable String language() {
    return language;
  }
}
