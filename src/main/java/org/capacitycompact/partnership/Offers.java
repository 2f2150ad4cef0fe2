package org.capacitycompact.partnership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published offers of providers (S20). */
@Embodies(
    value = {"S20", "S24"},
    as = Embodies.As.RECORD)
@Service
public class Offers {

  private final JdbcClient database;
  private final Parties parties;
  private final Clock clock;

  Offers(JdbcClient database, Parties parties, Clock clock) {
    this.database = database;
    this.parties = parties;
    this.clock = clock;
  }

  record Published(OfferId id, Offer offer) {}

  /**
   * Publishes an offer; it replaces the provider's offer with the same title.
   *
   * @throws IllegalArgumentException when a provider that is not southern claims to be
   */
  @Transactional
  public void publish(Offer offer) {
    boolean southern =
        parties.organisation(offer.organisation()).map(Organisation::southern).orElse(false);
    if (offer.kind().equals("southern") && !southern) {
      throw new IllegalArgumentException(offer.organisation() + " is no southern provider");
    }
    database
        .sql(
            """
            insert into offer (organisation, title, modalities, sectors, languages, kind, tying,
              available_until, published_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (organisation, title) do update
            set modalities = excluded.modalities, sectors = excluded.sectors,
              languages = excluded.languages, kind = excluded.kind, tying = excluded.tying,
              available_until = excluded.available_until, published_at = excluded.published_at
            """)
        .params(
            offer.organisation(),
            offer.title(),
            offer.modalities().toArray(String[]::new),
            offer.sectors().toArray(String[]::new),
            offer.languages().toArray(String[]::new),
            offer.kind(),
            offer.tying(),
            offer.availableUntil(),
            SqlTime.now(clock))
        .update();
  }

  /** Offers available on a date for a sector, or in one of these modalities. */
  List<Published> candidates(String sector, List<String> modalities, LocalDate on) {
    return database
        .sql(
            """
            select * from offer where available_until >= ?
              and (sectors @> array[?]::text[] or modalities && ?::text[]) order by id
            """)
        .params(on, sector, modalities.toArray(String[]::new))
        .query((row, n) -> new Published(new OfferId(row.getLong("id")), offer(row)))
        .list();
  }

  static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        row.getString("organisation"),
        row.getString("title"),
        texts(row, "modalities"),
        texts(row, "sectors"),
        texts(row, "languages"),
        row.getString("kind"),
        row.getString("tying"),
        row.getObject("available_until", LocalDate.class));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
