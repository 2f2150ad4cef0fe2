package org.capacitycompact.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The private addresses at which calendar programmes read people's dates. Who knows one reads
 * without a session what its person may see at that moment, by number and kind only; so it is 256
 * random bits, of which only the hash is stored.
 */
@Service
public class CalendarFeeds {

  private final JdbcClient database;
  private final People people;
  private final AuditTrail trail;
  private final Clock clock;

  CalendarFeeds(JdbcClient database, People people, AuditTrail trail, Clock clock) {
    this.database = database;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /** For whom a feed is written, and in which language. */
  public record Reader(Actor actor, Locale language) {}

  private record Holder(String userId, String language) {}

  /** Makes the person's address, in place of one before; this return value alone shows it. */
  @Transactional
  public String make(Actor actor) {
    String token = Secrets.token();
    database
        .sql(
            """
            insert into calendar_feed (user_id, hash, made_at) values (?, ?, ?)
            on conflict (user_id) do update set hash = excluded.hash, made_at = excluded.made_at
            """)
        .params(actor.userId(), Secrets.hash(token), SqlTime.now(clock))
        .update();
    record("calendarFeed.made", actor);
    return token;
  }

  /** Revokes the person's address at once; false when there is none. */
  @Transactional
  public boolean revoke(Actor actor) {
    boolean revoked =
        database.sql("delete from calendar_feed where user_id = ?").param(actor.userId()).update()
            > 0;
    if (revoked) {
      record("calendarFeed.revoked", actor);
    }
    return revoked;
  }

  /** Since when the person has an address; empty without one. */
  public Optional<Instant> madeAt(Actor actor) {
    return database
        .sql("select made_at from calendar_feed where user_id = ?")
        .param(actor.userId())
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /**
   * Whose address this is, with their rights of the moment; empty when it is unknown, replaced or
   * revoked, the account is closed, or its roles do not use the portal any more.
   */
  public Optional<Reader> reader(String token) {
    // Nobody is signed in, so the row is looked up by rule.
    Optional<Holder> holder =
        RowScope.within(
            RowScope.everything(),
            () ->
                database
                    .sql(
                        """
                        select user_id, language from calendar_feed join person using (user_id)
                        where hash = ?
                        """)
                    .param(Secrets.hash(token))
                    .query(Holder.class)
                    .optional());
    return holder.flatMap(
        known ->
            people
                .actor(known.userId())
                .filter(Right.USE_PORTAL::of)
                .map(actor -> new Reader(actor, language(known.language()))));
  }

  private static Locale language(String tag) {
    return InterfaceLanguages.of(tag)
        .map(InterfaceLanguage::locale)
        .orElse(InterfaceLanguages.FIRST);
  }

  private void record(String kind, Actor actor) {
    trail.record(
        AuditEvent.in(AuditEvent.ACCOUNTS, kind)
            .by(actor.acting())
            .to(Map.of("person", actor.userId())));
  }
}
