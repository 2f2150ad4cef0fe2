package org.capacitycompact.offer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What countries that worked with a provider say of it. The provider asks, the country speaks; no
 * provider claims a reference. Asked and given once for each initiative.
 */
@Service
public class OfferReferences {

  private final JdbcClient database;
  private final Outbox outbox;
  private final Clock clock;

  OfferReferences(JdbcClient database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A reference, in the words of an officer of the country. */
  public record Reference(
      String country,
      int revision,
      String text,
      @Nullable String language,
      String by,
      Instant at) {}

  /** An initiative in which country and provider worked together. */
  public record Work(String initiative, String country, String title) {}

  /** The references that an offer has, the newest first. */
  public List<Reference> of(OfferId id) {
    return database
        .sql(
            "select country, revision, text, language, given_by_name, given_at from offer_reference"
                + " where offer = ? order by id desc limit 100")
        .param(id.value())
        .query(
            (row, n) ->
                new Reference(
                    row.getString("country"),
                    row.getInt("revision"),
                    row.getString("text"),
                    row.getString("language"),
                    row.getString("given_by_name"),
                    row.getObject("given_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** What the provider may ask a reference for: work of its own, not asked about yet. */
  public List<Work> askable(OfferView offer) {
    return database
        .sql(
            """
            select i.number, i.country, i.title from plan_partner p join initiative i using (number)
            where p.organisation = ? and not exists (select from offer_reference_request r
              where r.offer = ? and r.initiative = p.number)
            order by i.number
            """)
        .params(offer.organisation(), offer.id().value())
        .query((row, n) -> new Work(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** What this officer's country is asked about and has not answered. */
  public List<Work> askedOf(OfferView offer, Actor officer) {
    String country = officer.country();
    if (country == null || !Right.GIVE_REFERENCE.on(officer, country)) {
      return List.of();
    }
    return database
        .sql(
            """
            select i.number, i.country, i.title
            from offer_reference_request r join initiative i on i.number = r.initiative
            where r.offer = ? and r.country = ? and not exists (select from offer_reference g
              where g.offer = r.offer and g.initiative = r.initiative)
            order by i.number
            """)
        .params(offer.id().value(), country)
        .query((row, n) -> new Work(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /**
   * Asks the country of an initiative.
   *
   * @throws NotThereException when the offer is not the actor's
   * @throws ChangedMeanwhileException when it was asked already, or they did not work together
   */
  @Transactional
  public void ask(OfferView offer, String initiative, Actor by) {
    if (!OfferDesk.isTheirs(offer.organisation(), by)) {
      throw new NotThereException();
    }
    Work work = among(askable(offer), initiative);
    int asked =
        database
            .sql(
                """
                insert into offer_reference_request (offer, initiative, country, asked_by, asked_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(offer.id().value(), initiative, work.country(), by.userId(), SqlTime.now(clock))
            .update();
    insist(asked == 1);
    outbox.tell(
        Notice.of("reference.asked")
            .to(
                "group:" + Role.FOCAL_POINT.groupFor(work.country()),
                "group:" + Role.NATIONAL_AUTHORITY.groupFor(work.country()))
            .by(by)
            .telling(offer.title(), offer.provider())
            .leadingTo(page(offer)));
  }

  /**
   * Gives the reference that was asked for, on the offer as it is now.
   *
   * @throws ChangedMeanwhileException when none is asked of the country, or it was given already
   */
  @Transactional
  public void give(OfferView offer, String initiative, String text, Actor by) {
    Work work = among(askedOf(offer, by), initiative);
    int given =
        database
            .sql(
                """
                insert into offer_reference (offer, revision, country, initiative, text, given_by,
                  given_by_name, given_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                offer.id().value(),
                offer.revision(),
                work.country(),
                initiative,
                text,
                by.userId(),
                by.name(),
                SqlTime.now(clock))
            .update();
    insist(given == 1);
    outbox.tell(
        Notice.of("reference.given")
            .to("group:" + Role.PROVIDER.groupFor(offer.organisation()))
            .by(by)
            .telling(offer.title())
            .leadingTo(page(offer)));
  }

  private static String page(OfferView offer) {
    return "/offers/" + offer.id().value();
  }

  private static Work among(List<Work> open, String initiative) {
    return open.stream()
        .filter(work -> work.initiative().equals(initiative))
        .findFirst()
        .orElseThrow(ChangedMeanwhileException::new);
  }

  private static void insist(boolean done) {
    if (!done) {
      throw new ChangedMeanwhileException();
    }
  }
}
