package org.capacitycompact.offer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Predicate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotThereException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a provider does with its own offers (S20, S24). An act that came too late, because somebody
 * of the same provider was first, changes nothing and says so.
 */
@Embodies(
    value = {"S20", "S24"},
    as = Embodies.As.RECORD)
@Service
public class OfferDesk {

  private final OfferRepository offers;
  private final Parties parties;
  private final JdbcClient database;
  private final Clock clock;

  OfferDesk(OfferRepository offers, Parties parties, JdbcClient database, Clock clock) {
    this.offers = offers;
    this.parties = parties;
    this.database = database;
    this.clock = clock;
  }

  /** The day by which offers begin and expire. */
  public LocalDate today() {
    return CountryDays.compactDay(clock.instant());
  }

  /** Whether this person may write offers of this provider. */
  public static boolean isTheirs(String organisation, Actor actor) {
    return Right.PUBLISH_OFFER.of(actor) && actor.isFor(Role.PROVIDER, organisation);
  }

  /** Whether the provider has another offer of this title. */
  public boolean isTitleTaken(String organisation, String title, long except) {
    return database
        .sql("select exists (select from offer where organisation = ? and title = ? and id <> ?)")
        .params(organisation, title, except)
        .query(Boolean.class)
        .single();
  }

  /**
   * Writes a new offer of the actor's organisation.
   *
   * @param published whether it goes on the menu at once
   * @return its id
   * @throws NotThereException when the actor writes offers of no organisation
   * @throws IllegalArgumentException when it shall be published and is not untied, or over
   */
  @Transactional
  public OfferId write(OfferContent content, boolean published, Actor by) {
    String organisation = by.organisation();
    if (organisation == null || !isTheirs(organisation, by)) {
      throw new NotThereException();
    }
    boolean southern = parties.organisation(organisation).map(Organisation::southern).orElse(false);
    ProviderOffer offer =
        ProviderOffer.draft(organisation, southern, content, by.userId(), clock.instant());
    if (published && !offer.publish(today(), clock.instant())) {
      throw new IllegalArgumentException("only an untied offer that is not over is published");
    }
    return new OfferId(offers.saveAndFlush(offer).id());
  }

  /**
   * Changes an offer, and publishes it if it is a draft that shall be.
   *
   * @param seen the state that was read before ({@link OfferView#state()})
   * @throws ChangedMeanwhileException when it is another meanwhile, or withdrawn
   */
  @Transactional
  public void change(OfferId id, long seen, OfferContent content, boolean published, Actor by) {
    ProviderOffer offer = own(id, by);
    boolean isDone = offer.lockVersion() == seen && offer.change(content, clock.instant());
    if (isDone && published && offer.status() == OfferStatus.DRAFT) {
      isDone = offer.publish(today(), clock.instant());
    }
    insist(isDone);
    offers.saveAndFlush(offer);
  }

  /** Takes it off the menu for a while. */
  @Transactional
  public void suspend(OfferId id, Actor by) {
    act(id, by, ProviderOffer::suspend);
  }

  /** Puts it back on the menu. */
  @Transactional
  public void resume(OfferId id, Actor by) {
    act(id, by, ProviderOffer::resume);
  }

  /** Takes it off the menu for good. */
  @Transactional
  public void withdraw(OfferId id, String reason, Actor by) {
    act(id, by, offer -> offer.withdraw(reason));
  }

  private void act(OfferId id, Actor by, Predicate<ProviderOffer> verb) {
    ProviderOffer offer = own(id, by);
    insist(verb.test(offer));
    offers.saveAndFlush(offer);
  }

  private ProviderOffer own(OfferId id, Actor by) {
    return offers
        .findById(id.value())
        .filter(offer -> isTheirs(Objects.requireNonNull(offer.organisation()), by))
        .orElseThrow(NotThereException::new);
  }

  private static void insist(boolean done) {
    if (!done) {
      throw new ChangedMeanwhileException();
    }
  }
}
