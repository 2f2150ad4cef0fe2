package org.capacitycompact.steering.question;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.text.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The register of waivers as a person may read it: those of initiatives open to them. */
@Embodies(value = "S108", as = Embodies.As.REPORT, page = "/waivers")
@Service
public class WaiversOverview {

  private static final int COUNTED_UP_TO = 1000;
  private static final Pattern CLAUSE = Pattern.compile("[Ss][1-9][0-9]{0,2}");

  private static final String FROM =
      """
       from (
        select q.id, q.number, i.title, i.language, q.language as written_in, i.country, i.words, q.clause, q.reason, q.offered,
          q.asked_at, p.name as asked_by, q.waived_until, q.concluded_at,
          case when q.outcome is null then 'ASKED'
            when q.outcome in ('refused', 'withdrawn') then upper(q.outcome)
            when q.clause = 'S10' then 'WITHOUT_EFFECT'
            when q.waived_until < country_day(i.country, :now) then 'EXPIRED'
            when i.ended_at is not null then 'OVER'
            else 'IN_FORCE' end as state
        from steering_question q
        join seen_initiative i on i.number = q.number
        join person p on p.user_id = q.asked_by
        where q.kind = 'waiver' and exists (select 1 from initiative_audience a
          where a.number = q.number and a.audience in (:audiences) offset 0)) w
      where true
      """;

  private final JdbcClient database;
  private final LongList list;
  private final WordSearch search;
  private final Clock clock;

  WaiversOverview(JdbcClient database, LongList list, WordSearch search, Clock clock) {
    this.database = database;
    this.list = list;
    this.search = search;
    this.clock = clock;
  }

  /**
   * A waiver in the register.
   *
   * @param language of the title
   * @param writtenIn the language of reason and offer; null when unknown
   * @param askedBy name of who asked
   * @param offered what is done instead, if stated
   * @param waivedUntil its last day
   * @param concludedAt when the group answered; null while it is being asked
   */
  public record Row(
      long id,
      InitiativeNumber number,
      String title,
      String language,
      @Nullable String writtenIn,
      String country,
      String clause,
      String reason,
      @Nullable String offered,
      Instant askedAt,
      String askedBy,
      LocalDate waivedUntil,
      @Nullable Instant concludedAt,
      WaiverState state) {}

  /**
   * A query of the register; null or empty criteria are ignored.
   *
   * @param words words by which the initiative is found, or a clause
   */
  public record Search(String words, @Nullable WaiverState state) {}

  /** Newest first. */
  public List<Row> find(Actor actor, Search search, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    parameters.put("offset", offset);
    parameters.put("limit", limit);
    return database
        .sql("select *" + FROM + where + " order by id desc offset :offset limit :limit")
        .params(parameters)
        .query(Row.class)
        .list();
  }

  /** The number of matches, counted up to a thousand. */
  public int count(Actor actor, Search search) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    return database
        .sql("select count(*) from (select 1" + FROM + where + " limit " + COUNTED_UP_TO + ") c")
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  /** Passes on every matching waiver, newest first, one by one as it is read. */
  public void each(Actor actor, Search search, Consumer<Row> reader) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    list.read("select *" + FROM + where + " order by id desc", parameters, Row.class, reader);
  }

  private String where(Actor actor, Search asked, Map<String, Object> parameters) {
    parameters.put("audiences", actor.audiences());
    parameters.put("now", SqlTime.now(clock));
    StringBuilder where = new StringBuilder();
    WaiverState state = asked.state();
    if (state != null) {
      where.append(" and state = :state");
      parameters.put("state", state.name());
    }
    if (CLAUSE.matcher(asked.words()).matches()) {
      where.append(" and clause = :clause");
      parameters.put("clause", asked.words().toUpperCase(Locale.ROOT));
    } else {
      search
          .query(asked.words())
          .ifPresent(
              words -> {
                where.append(" and words @@ :words::tsquery");
                parameters.put("words", words);
              });
    }
    return where.toString();
  }
}
