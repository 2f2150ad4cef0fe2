package org.capacitycompact.offer;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts offers where tests need them, as a node of release 0.1.0 writes them. */
public final class OffersInTests {

  private OffersInTests() {}

  /** Puts it on the menu; what is not untied becomes a draft. */
  public static OfferId put(JdbcClient database, Offer offer) {
    return new OfferId(
        database
            .sql(
                """
                insert into offer (organisation, title, modalities, sectors, languages, kind, tying,
                  available_until, published_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, now())
                on conflict (organisation, title) do update
                set modalities = excluded.modalities, sectors = excluded.sectors,
                  languages = excluded.languages, kind = excluded.kind, tying = excluded.tying,
                  available_until = excluded.available_until
                returning id
                """)
            .params(
                offer.organisation(),
                offer.title(),
                offer.modalities().toArray(String[]::new),
                offer.sectors().toArray(String[]::new),
                offer.languages().toArray(String[]::new),
                offer.kind(),
                offer.tying(),
                offer.availableUntil())
            .query(Long.class)
            .single());
  }
}
