package org.capacitycompact.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.OwnJobs;
import org.capacitycompact.platform.engine.OwnJobs.Failed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of mails, for those who see to it. Row by row it is open to nobody, and here to
 * whoever manages people: it says who is reached, and nothing of what they are told.
 */
@Service
public class MailRegister {

  private static final int COUNTED_UP_TO = 1000;

  private static final String MAILS =
      """
      select m.id, m.user_id, p.name, m.kind, m.reason, m.address, m.attempts, m.queued_at,
        m.next_at, m.ended_at, m.answer,
        case when m.id = any (:failed::uuid[]) then 'FAILED' else m.state end as state
      from mail m join person p using (user_id)
      """;

  private static final String ORDER = " order by m.queued_at desc, m.id";

  private final JdbcClient database;
  private final LongList list;
  private final MailRest rests;
  private final OwnJobs jobs;
  private final AuditTrail trail;
  private final Clock clock;

  MailRegister(
      JdbcClient database,
      LongList list,
      MailRest rests,
      OwnJobs jobs,
      AuditTrail trail,
      Clock clock) {
    this.database = database;
    this.list = list;
    this.rests = rests;
    this.jobs = jobs;
    this.trail = trail;
    this.clock = clock;
  }

  /** What can be asked for; a mail that failed waits for somebody who tries it again. */
  public enum State {
    WAITING,
    FAILED,
    SENT,
    DROPPED,
    REFUSED,
    BOUNCED,
    GIVEN_UP
  }

  /**
   * A query of the list.
   *
   * @param person sign-in name, name or address, or a part of it; may be empty
   */
  public record Query(@Nullable State state, String person) {}

  /** A mail. */
  public record Row(
      UUID id,
      String userId,
      String name,
      String kind,
      State state,
      @Nullable String reason,
      @Nullable String address,
      int attempts,
      Instant queuedAt,
      @Nullable Instant nextAt,
      @Nullable Instant endedAt,
      @Nullable String answer) {}

  /**
   * How mail fares.
   *
   * @param waiting how many wait, without those that failed
   * @param oldest since when the oldest of them waits
   * @param failed how many failed by an error of ours
   * @param silentSince since when the server takes no mail
   * @param answer what it said last, or what happened instead
   * @param askedNext when it is asked next
   */
  public record Standing(
      int waiting,
      @Nullable Instant oldest,
      int failed,
      @Nullable Instant silentSince,
      @Nullable String answer,
      @Nullable Instant askedNext) {}

  public Standing standing(Actor actor) {
    return admitted(actor, this::standing);
  }

  Standing standing() {
    String[] failed = failed();
    MailRest.Rest rest = rests.last().orElse(null);
    return database
        .sql(
            """
            select count(*) as waiting, min(queued_at) as oldest from mail
            where state = 'WAITING' and not id = any (:failed::uuid[])
            """)
        .param("failed", failed)
        .query(
            (row, n) ->
                new Standing(
                    row.getInt("waiting"),
                    SqlTime.instant(row, "oldest"),
                    failed.length,
                    rest == null ? null : rest.since(),
                    rest == null ? null : rest.answer(),
                    rest == null ? null : rest.endsAt()))
        .single();
  }

  public List<Row> find(Query query, int offset, int limit, Actor actor) {
    return admitted(
        actor,
        () -> {
          Map<String, Object> parameters = parameters(query);
          parameters.put("offset", offset);
          parameters.put("limit", limit);
          return database
              .sql(MAILS + where(query) + ORDER + " offset :offset limit :limit")
              .params(parameters)
              .query(MailRegister::row)
              .list();
        });
  }

  /** The number of matches, counted up to a thousand. */
  public int count(Query query, Actor actor) {
    return admitted(
        actor,
        () ->
            database
                .sql(
                    "select count(*) from ("
                        + MAILS
                        + where(query)
                        + " limit "
                        + COUNTED_UP_TO
                        + ") counted")
                .params(parameters(query))
                .query(Integer.class)
                .single());
  }

  /** Passes on every match, newest first, one by one as it is read. */
  public void each(Query query, Actor actor, Consumer<Row> reader) {
    admitted(
        actor,
        () -> {
          list.read(MAILS + where(query) + ORDER, parameters(query), MailRegister::row, reader);
          return Boolean.TRUE;
        });
  }

  /** Has a mail that waits or failed tried again now; false when it is neither any more. */
  @Transactional
  public boolean tryAgain(UUID mail, Actor actor) {
    return tryAgain(mail.toString()::equals, Optional.of(mail), actor) > 0;
  }

  /** Has every mail that waits or failed tried again now, and tells how many. */
  @Transactional
  public int tryAllAgain(Actor actor) {
    return tryAgain(any -> true, Optional.empty(), actor);
  }

  private int tryAgain(Predicate<String> which, Optional<UUID> one, Actor actor) {
    return admitted(
        actor,
        () -> {
          rests.end();
          int tried = jobs.hasten(MailSending.KIND, which, clock.instant());
          if (tried > 0) {
            trail.record(
                AuditEvent.in(AuditEvent.SYSTEM, "mail.triedAgain")
                    .by(actor.acting())
                    .to(Map.of("mail", one.map(UUID::toString).orElse(String.valueOf(tried)))));
          }
          return tried;
        });
  }

  private <T> T admitted(Actor actor, Supplier<T> work) {
    if (!Right.MANAGE_PEOPLE.of(actor)) {
      throw new AccessDeniedException("mail is seen to by the secretariat and operators");
    }
    return RowScope.within(RowScope.everything(), work);
  }

  private String[] failed() {
    return jobs.failed(MailSending.KIND).stream().map(Failed::about).toArray(String[]::new);
  }

  private Map<String, Object> parameters(Query query) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("failed", failed());
    parameters.put("person", query.person());
    if (query.state() != null) {
      parameters.put("state", query.state().name());
    }
    return parameters;
  }

  private static String where(Query query) {
    List<String> conditions = new ArrayList<>();
    if (query.state() == State.FAILED) {
      conditions.add("m.id = any (:failed::uuid[])");
    } else if (query.state() == State.WAITING) {
      conditions.add("m.state = :state and not m.id = any (:failed::uuid[])");
    } else if (query.state() != null) {
      conditions.add("m.state = :state");
    }
    if (!query.person().isEmpty()) {
      conditions.add(
          "strpos(lower(p.user_id || ' ' || p.name || ' ' || coalesce(m.address, '')),"
              + " lower(:person)) > 0");
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("user_id"),
        row.getString("name"),
        row.getString("kind"),
        State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("address"),
        row.getInt("attempts"),
        row.getTimestamp("queued_at").toInstant(),
        SqlTime.instant(row, "next_at"),
        SqlTime.instant(row, "ended_at"),
        row.getString("answer"));
  }
}
