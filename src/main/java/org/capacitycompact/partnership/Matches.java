package org.capacitycompact.partnership;

import java.util.List;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.matching.RankedOffer;
import org.capacitycompact.offer.Offer;
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

  record Proposal(Offer offer, String provider, int score, List<String> reasons) {}

  /** Replaces the proposals; each is kept with the version of the offer and what of it fits. */
  void replace(InitiativeNumber number, List<RankedOffer> proposed) {
    database.sql("delete from offer_match where number = ?").param(number).update();
    if (proposed.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into offer_match (number, offer, revision, score, reasons)
            select :number, o, r, greatest(s, 1), string_to_array(w, ' ')
            from unnest(:offers::bigint[], :revisions::integer[], :scores::integer[], :fits::text[])
              as proposed (o, r, s, w)
            """)
        .param("number", number)
        .param("offers", proposed.stream().map(RankedOffer::offer).toArray(Long[]::new))
        .param("revisions", proposed.stream().map(RankedOffer::revision).toArray(Integer[]::new))
        .param("scores", proposed.stream().map(RankedOffer::score).toArray(Integer[]::new))
        .param("fits", proposed.stream().map(Matches::fitting).toArray(String[]::new))
        .update();
  }

  private static String fitting(RankedOffer offer) {
    return offer.of("fits").stream()
        .map(each -> each.factor().code())
        .collect(Collectors.joining(" "));
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
