package org.capacitycompact.partnership;

import java.util.List;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.offer.Offer;
import org.capacitycompact.offer.OfferId;
import org.capacitycompact.offer.Offers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offers proposed to an initiative. */
@Component
class Matches {

  private final JdbcClient database;
  private final CountryDays days;

  Matches(JdbcClient database, CountryDays days) {
    this.database = database;
    this.days = days;
  }

  record Found(OfferId offer, OfferMatching.Match match) {}

  record Proposal(Offer offer, String provider, int score, List<String> reasons) {}

  /** Replaces the proposals; returns how many there are. */
  int replace(InitiativeNumber number, List<Found> found) {
    database.sql("delete from offer_match where number = ?").param(number).update();
    for (Found each : found) {
      database
          .sql("insert into offer_match (number, offer, score, reasons) values (?, ?, ?, ?)")
          .params(
              number,
              each.offer().value(),
              each.match().score(),
              each.match().reasons().toArray(String[]::new))
          .update();
    }
    return found.size();
  }

  /** The proposals that are still available, best first. */
  List<Proposal> of(InitiativeNumber number) {
    return database
        .sql(
            """
            select o.*, p.name, m.score, m.reasons from offer_match m
            join offer o on o.id = m.offer join organisation p on p.code = o.organisation
            where m.number = ? and o.available_until >= ? order by m.score desc, o.id
            """)
        .params(number, days.todayOf(number))
        .query(
            (row, n) ->
                new Proposal(
                    Offers.offer(row),
                    row.getString("name"),
                    row.getInt("score"),
                    Offers.texts(row, "reasons")))
        .list();
  }
}
