package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What a country or a provider waits for: open steps of its initiatives that others decide. Those
 * of its own people, in whatever role, are not among them.
 */
@Service
public class StepsOfOthers {

  private final JdbcClient database;

  StepsOfOthers(JdbcClient database) {
    this.database = database;
  }

  /**
   * A step that others decide.
   *
   * @param groups whom it waits for; empty where it is asked of single people, who are not named
   */
  public record Step(
      InitiativeNumber number,
      String title,
      @Nullable String language,
      String task,
      Instant dueAt,
      Set<String> groups) {}

  /** The steps, those that are due first. */
  public List<Step> of(Actor actor, int most) {
    return database
        .sql(
            """
            select w.number, min(w.title) as title, min(i.language) as language, w.task,
              min(w.due_at) as due_at,
              array_agg(distinct substring(w.audience from 7)) filter (where w.audience like 'group:%')
                as groups
            from work_item w join initiative i on i.number = w.number
            where w.number in (select a.number from initiative_audience a where a.audience in (:audiences))
              and w.dormant_until is null
              and not exists (select from work_item o
                where o.task_id = w.task_id and o.audience in (:ours))
            group by w.number, w.task order by min(w.due_at), w.number, w.task limit :most
            """)
        .param("audiences", actor.audiences())
        .param("ours", ours(actor))
        .param("most", most)
        .query(
            (row, n) ->
                new Step(
                    InitiativeNumber.of(row.getString("number")),
                    row.getString("title"),
                    row.getString("language"),
                    row.getString("task"),
                    row.getTimestamp("due_at").toInstant(),
                    row.getArray("groups") == null
                        ? Set.of()
                        : Set.of((String[]) row.getArray("groups").getArray())))
        .list();
  }

  /** Whoever is on the same side: the person, and all roles of their country. */
  private static Set<String> ours(Actor actor) {
    String country = actor.country();
    Stream<String> roles =
        country != null && actor.belongsTo(country)
            ? Stream.of(Role.values())
                .filter(Role::isOfCountry)
                .map(role -> "group:" + role.groupFor(country))
            : Stream.of();
    return Stream.of(
            Stream.of("user:" + actor.userId()),
            actor.groups().stream().map(group -> "group:" + group),
            roles)
        .flatMap(each -> each)
        .collect(Collectors.toSet());
  }
}
