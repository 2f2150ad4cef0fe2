package org.capacitycompact.initiative;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What happened to an initiative, in the order it happened. Entries are added, never changed. */
@Service
public class Chronicle {

  private final JdbcClient database;
  private final Clock clock;

  Chronicle(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An entry.
   *
   * @param kind names its text in the bundles, {@code history.<kind>}
   * @param detail what that text is filled with
   * @param person who acted, by name at that time; null for the system
   */
  public record Entry(
      Instant at,
      String kind,
      @Nullable String userId,
      @Nullable String person,
      @Nullable Role role,
      List<String> detail) {}

  /** Records what a person did; {@code actor} is null where the system acted by a rule. */
  public void record(String number, String kind, @Nullable Actor actor, String... detail) {
    Role role = actor == null ? null : actor.mainRole();
    database
        .sql(
            """
            insert into initiative_event (number, at, kind, user_id, person, role, detail)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(kind)
        .param(actor == null ? null : actor.userId())
        .param(actor == null ? null : actor.name())
        .param(role == null ? null : role.name())
        .param(detail)
        .update();
  }

  /** The entries of an initiative, newest first. */
  public List<Entry> of(String number) {
    return database
        .sql(
            """
            select at, kind, user_id, person, role, detail from initiative_event
            where number = ? order by id desc
            """)
        .param(number)
        .query(
            (row, n) ->
                new Entry(
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getString("user_id"),
                    row.getString("person"),
                    row.getString("role") == null ? null : Role.valueOf(row.getString("role")),
                    List.of((String[]) row.getArray("detail").getArray())))
        .list();
  }
}
