package org.capacitycompact.participation;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.Concerns;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Countries that left while rows of the plan are still marked as theirs: the lead decides. */
@Component
class CountriesThatLeft implements Concerns {

  /** As grave as a risk that is likely and hits hard. */
  private static final int WEIGHT = 6;

  private static final String LEFT =
      """
      select * from (
        select p.country, max(p.left_at) as left_at, (
          select count(*) from (
            select country from plan_result where number = :number
            union all select country from plan_indicator where number = :number
            union all select country from plan_milestone where number = :number
            union all select country from plan_people where number = :number) r
          where r.country = p.country)::integer as rows
        from participation p where p.number = :number and p.state = 'LEFT' and not exists (
          select from participation t
          where t.number = p.number and t.country = p.country and t.state = 'TAKES_PART')
        group by p.country) gone
      where rows > 0 order by country
      """;

  private final JdbcClient database;
  private final Wording wording;

  CountriesThatLeft(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  @Override
  public List<Concern> of(Initiative initiative, Actor reader, Locale language) {
    if (!initiative.status().isOpen()) {
      return List.of();
    }
    return database
        .sql(LEFT)
        .param("number", initiative.number())
        .query(
            (row, n) ->
                concern(
                    initiative,
                    row.getString("country"),
                    wording.day(row.getTimestamp("left_at").toInstant(), language),
                    row.getInt("rows"),
                    language))
        .list();
  }

  private Concern concern(
      Initiative initiative, String country, String day, int rows, Locale language) {
    return new Concern(
        WEIGHT,
        Cell.of(wording.say(language, "participation.concern", wording.country(country, language)))
            .leadingTo("/initiatives/" + initiative.number() + "/countries"),
        new Tag(day, "bad"),
        Cell.of(wording.say(language, "participation.concern.rows", rows)));
  }
}
