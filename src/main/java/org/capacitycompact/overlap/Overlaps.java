package org.capacitycompact.overlap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What may overlap with an initiative: running and planned initiatives of the country, and known
 * activities under way there by their dates, with related sector, institution or results (S26, S31,
 * S36). Of initiatives one finds those that one may see.
 */
@Embodies(
    value = {"S26", "S31", "S36"},
    as = Embodies.As.RULE)
@Component
public class Overlaps {

  /** How many of the likeliest the country is asked about. */
  public static final int LIKELIEST = 5;

  private static final String FOUND =
      """
      from (select * from overlaps_found(:number, :today)) f
      full join (select *, coalesce(initiative, activity::text) as key from overlap
        where number = :number) o on o.key = f.other
      left join initiative i on i.number = coalesce(f.initiative, o.initiative)
      left join known_activity k on k.id = coalesce(f.activity, o.activity)
      left join lateral (
        select t ->> 'text' as text, t ->> 'language' as language
        from jsonb_array_elements(k.titles) with ordinality as titles (t, n)
        order by t ->> 'language' <> :language, n limit 1) named on true
      where (i.number is not null or k.id is not null)
      """;

  private final JdbcClient database;
  private final CountryDays days;

  Overlaps(JdbcClient database, CountryDays days) {
    this.database = database;
    this.days = days;
  }

  /**
   * Those that were found or decided on.
   *
   * @param all whether beside the likeliest and what the country decided on the others are wanted
   * @param language in which titles of known activities are wanted
   */
  public List<FoundOverlap> of(InitiativeNumber number, boolean all, Locale language, int most) {
    return database
        .sql(
            select()
                + (all ? "" : " and (f.place <= " + LIKELIEST + " or o.id is not null)")
                + " order by f.place nulls last, o.decided_at desc limit :most")
        .param("number", number)
        .param("today", days.todayOf(number))
        .param("language", language.getLanguage())
        .param("most", most)
        .query((row, n) -> found(row))
        .list();
  }

  /** One of them; empty when it was neither found nor decided on, or may not be seen. */
  public Optional<FoundOverlap> one(InitiativeNumber number, String other, Locale language) {
    return database
        .sql(select() + " and coalesce(f.other, o.key) = :other")
        .param("number", number)
        .param("today", days.todayOf(number))
        .param("language", language.getLanguage())
        .param("other", other)
        .query((row, n) -> found(row))
        .optional();
  }

  /**
   * How many overlaps there are, and how many are coordinated.
   *
   * @param overlaps those that the country confirmed and that are still there, and of the likeliest
   *     those of which it has not said anything
   * @param looked whether the country has said anything of one
   * @param claimed what the design claimed before it was counted; null when nothing
   */
  public record Counted(
      int overlaps, int coordinated, boolean looked, @Nullable Integer claimed) {}

  public Counted counted(InitiativeNumber number) {
    return database
        .sql(
            """
            select count(*) filter (where o.state = 'COORDINATED'
                or o.state in ('CONFIRMED', 'AGREED') and f.other is not null
                or o.id is null and f.place <= :likeliest)::int as overlaps,
              count(*) filter (where o.state = 'COORDINATED')::int as coordinated,
              count(o.id) > 0 as looked,
              (select overlaps_coordinated from plan_ground where number = :number) as claimed
            from (select * from overlaps_found(:number, :today)) f
            full join (select *, coalesce(initiative, activity::text) as key from overlap
              where number = :number) o on o.key = f.other
            """)
        .param("number", number)
        .param("today", days.todayOf(number))
        .param("likeliest", LIKELIEST)
        .query(Counted.class)
        .single();
  }

  private static String select() {
    return """
        select coalesce(f.other, o.key) as other, i.number as initiative, k.id as activity,
          coalesce(i.title, named.text, k.identifier, '–') as title,
          coalesce(i.language, named.language) as language, k.publisher_name as publisher,
          coalesce(f.likelihood, 0) as likelihood, coalesce(f.place, 0) as place,
          coalesce(f.same_purpose, false) as same_purpose,
          coalesce(f.same_group, false) as same_group,
          coalesce(f.institutions, '{}') as institutions, coalesce(f.words, '{}') as words,
          o.state, o.reason, o.language as reason_language, o.decided_by_name, o.decided_at,
          o.talks, o.talks_to, o.talks_language, o.due_on, o.outcome, o.outcome_language, o.coordinated_by_name,
          o.coordinated_at
        """
        + FOUND;
  }

  private static FoundOverlap found(ResultSet row) throws SQLException {
    String initiative = row.getString("initiative");
    String state = row.getString("state");
    return new FoundOverlap(
        row.getString("other"),
        initiative == null ? null : InitiativeNumber.of(initiative),
        row.getObject("activity", Long.class),
        row.getString("title"),
        row.getString("language"),
        row.getString("publisher"),
        row.getInt("likelihood"),
        row.getInt("place"),
        row.getBoolean("same_purpose"),
        row.getBoolean("same_group"),
        texts(row, "institutions"),
        texts(row, "words"),
        state == null ? null : OverlapState.valueOf(state),
        row.getString("reason"),
        row.getString("reason_language"),
        row.getString("decided_by_name"),
        moment(row, "decided_at"),
        row.getString("talks"),
        row.getString("talks_to"),
        row.getString("talks_language"),
        row.getObject("due_on", LocalDate.class),
        row.getString("outcome"),
        row.getString("outcome_language"),
        row.getString("coordinated_by_name"),
        moment(row, "coordinated_at"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
