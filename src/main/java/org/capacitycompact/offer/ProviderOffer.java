package org.capacitycompact.offer;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A provider's offer: drafted, published, changed, suspended and resumed, withdrawn for good. A
 * verb answers false where it is not possible, and then nothing has changed. What is published is
 * untied (S21); each change of what was published is a revision, which the database keeps.
 */
@Entity
@Table(name = "offer")
class ProviderOffer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String organisation;
  private String title;
  private @Nullable String description;
  private String[] modalities;
  private String[] sectors;
  private String[] purposes;
  private String[] levels;
  private String[] countries;
  private String[] regions;
  private String[] languages;
  private String organisationKind;
  private String kind;
  private String[] forms;
  private @Nullable String people;
  private @Nullable BigDecimal sizeAmount;
  private @Nullable String sizeCurrency;
  private @Nullable LocalDate availableFrom;
  private LocalDate availableUntil;
  private @Nullable Boolean mustBuyFromProvider;
  private @Nullable Boolean mayRefuseExperts;
  private @Nullable Boolean couldGoElsewhere;
  private String tying;
  private String status;
  private int revision;
  private String writtenBy;
  private @Nullable Instant publishedAt;
  private @Nullable Instant changedAt;
  private @Nullable String withdrawnReason;

  @Version private long lockVersion;

  protected ProviderOffer() {}

  static ProviderOffer draft(
      String organisation, boolean southern, OfferContent content, String by, Instant now) {
    ProviderOffer offer = new ProviderOffer();
    offer.organisation = organisation;
    offer.kind = southern ? "southern" : "supporting";
    offer.status = OfferStatus.DRAFT.code();
    offer.writtenBy = by;
    offer.say(content, now);
    return offer;
  }

  long id() {
    return id;
  }

  String organisation() {
    return organisation;
  }

  int revision() {
    return revision;
  }

  long lockVersion() {
    return lockVersion;
  }

  OfferStatus status() {
    return OfferStatus.of(status);
  }

  /** Puts a draft on the menu. */
  boolean publish(LocalDate today, Instant now) {
    if (status() != OfferStatus.DRAFT
        || !tying.equals(Tying.UNTIED.code())
        || availableUntil.isBefore(today)) {
      return false;
    }
    status = OfferStatus.PUBLISHED.code();
    revision = 1;
    publishedAt = now;
    changedAt = now;
    return true;
  }

  /** Says something else; of what was published before, as its next revision. */
  boolean change(OfferContent content, Instant now) {
    boolean isDraft = status() == OfferStatus.DRAFT;
    if (status() == OfferStatus.WITHDRAWN || !isDraft && content.tying() != Tying.UNTIED) {
      return false;
    }
    say(content, now);
    if (!isDraft) {
      revision++;
    }
    return true;
  }

  /** Takes it off the menu for a while. */
  boolean suspend() {
    return move(OfferStatus.PUBLISHED, OfferStatus.SUSPENDED);
  }

  /** Puts it back. */
  boolean resume() {
    return move(OfferStatus.SUSPENDED, OfferStatus.PUBLISHED);
  }

  /** Takes it off the menu for good; what it was stays readable. */
  boolean withdraw(String reason) {
    if (status() == OfferStatus.WITHDRAWN) {
      return false;
    }
    status = OfferStatus.WITHDRAWN.code();
    withdrawnReason = reason;
    return true;
  }

  private boolean move(OfferStatus from, OfferStatus to) {
    if (status() != from) {
      return false;
    }
    status = to.code();
    return true;
  }

  private void say(OfferContent content, Instant now) {
    title = content.title();
    description = content.description();
    modalities = array(content.modalities());
    purposes = array(content.purposes());
    sectors = array(content.sectors());
    levels = array(content.levels());
    countries = array(content.countries());
    regions = array(content.regions());
    languages = array(content.languages());
    organisationKind = content.organisationKind();
    forms = array(content.forms());
    people = content.people();
    Money size = content.size();
    sizeAmount = size == null ? null : size.amount();
    sizeCurrency = size == null ? null : size.currency().getCurrencyCode();
    availableFrom = content.availableFrom();
    availableUntil = content.availableUntil();
    mustBuyFromProvider = content.mustBuyFromProvider();
    mayRefuseExperts = content.mayRefuseExperts();
    couldGoElsewhere = content.couldGoElsewhere();
    tying = content.tying().code();
    changedAt = now;
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
