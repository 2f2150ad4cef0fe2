package org.capacitycompact.offer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Offers as they were when somebody leaned on them: the database keeps each published revision. */
@Service
public class OfferVersions {

  private final JdbcClient database;

  OfferVersions(JdbcClient database) {
    this.database = database;
  }

  /** A published revision. */
  public record Version(int revision, Instant publishedAt) {}

  /** The offer as this revision of it was published; empty when there was none. */
  public Optional<OfferView> at(OfferId id, int revision) {
    return database
        .sql(
            """
            select o.*, p.name as provider
            from offer_version v cross join lateral jsonb_populate_record(null::offer, v.content) o
              join organisation p on p.code = o.organisation
            where v.offer = ? and v.revision = ?
            """)
        .params(id.value(), revision)
        .query(OfferView::of)
        .optional();
  }

  /** Its revisions, the newest first. */
  public List<Version> of(OfferId id) {
    return database
        .sql(
            "select revision, published_at from offer_version where offer = ?"
                + " order by revision desc limit 100")
        .param(id.value())
        .query(
            (row, n) ->
                new Version(
                    row.getInt("revision"),
                    row.getObject("published_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
