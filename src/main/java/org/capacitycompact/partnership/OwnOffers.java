package org.capacitycompact.partnership;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.CountryDays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A provider's own published offers, on which what it answers may rest. */
@Component
public class OwnOffers {

  private final JdbcClient database;
  private final Clock clock;

  OwnOffers(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The offers of an organisation that are available, by their titles. */
  public List<Choice> of(String organisation) {
    return database
        .sql(
            """
            select id, title from offer where organisation = ? and status = 'published'
              and available_until >= ?
            order by title, id
            """)
        .params(organisation, CountryDays.compactDay(clock.instant()))
        .query((row, n) -> new Choice(row.getString("id"), row.getString("title")))
        .list();
  }

  /** The offer as it is published now; null where nothing that is published was chosen. */
  @Nullable OfferLeanedOn leanedOn(String id) {
    return id.matches("\\d{1,18}")
        ? database
            .sql("select id as offer, revision from offer where id = ? and status = 'published'")
            .param(Long.parseLong(id))
            .query(OfferLeanedOn.class)
            .optional()
            .orElse(null)
        : null;
  }
}
