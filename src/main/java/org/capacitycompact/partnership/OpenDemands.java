package org.capacitycompact.partnership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The demands whose countries show all providers what they seek. */
@Service
public class OpenDemands {

  private static final String OPEN =
      """
      select number, title, title_language, sector, words, language, opened_at
      from demand_brief where ended_at is null
      """;

  private final JdbcClient database;

  OpenDemands(JdbcClient database) {
    this.database = database;
  }

  /** A demand, as far as every provider may read it. */
  public record Demand(
      InitiativeNumber number,
      String title,
      @Nullable String titleLanguage,
      @Nullable String sector,
      String words,
      @Nullable String language,
      Instant openedAt) {

    public String country() {
      return number.value().substring(0, 2);
    }
  }

  /**
   * The newest first.
   *
   * @param country its code; empty for all
   * @param sector a purpose code or its beginning; empty for all
   */
  public List<Demand> all(String country, String sector, int offset, int limit) {
    return database
        .sql(
            OPEN
                + """
                and (:country = '' or left(number, 2) = :country)
                and (:sector = '' or starts_with(sector, :sector))
                order by opened_at desc, id desc offset :offset limit :limit
                """)
        .param("country", country)
        .param("sector", sector)
        .param("offset", offset)
        .param("limit", limit)
        .query(Demand.class)
        .list();
  }

  /** The countries that show one. */
  public List<String> countries() {
    return database
        .sql("select distinct left(number, 2) from demand_brief where ended_at is null order by 1")
        .query(String.class)
        .list();
  }

  public Optional<Demand> one(InitiativeNumber number) {
    return database.sql(OPEN + " and number = ?").param(number).query(Demand.class).optional();
  }
}
