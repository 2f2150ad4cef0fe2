package org.capacitycompact.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one person was told, newest first. The database shows only what they may still see, whatever
 * is asked for.
 */
@Service
public class Inbox {

  /** Beyond this many the bell says "more than". */
  public static final int COUNTED_UP_TO = 99;

  private static final String READ =
      """
      select n.*, i.title, i.language as title_language, p.name as by_name, e.user_id as entry_user, e.person as entry_person,
        e.role as entry_role, e.detail as entry_detail, e.language as entry_language,
        e.after #>> '{inPlaceOf,name}' as entry_in_place_of,
        exists (select from work_item w where w.task_id = n.task_id) as waits
      from notice n
      left join initiative i on i.number = n.number
      left join person p on p.user_id = n.by_user
      left join audit_entry e on e.chain = n.number and e.position = n.entry
      where n.user_id = :user and
      """;

  private static final String NARROWED =
      """
       (:number = '' or n.number = :number)
       and (:which <> 'NEW' or n.seen_at is null)
       and (:which <> 'WAITING' or exists (select from work_item w where w.task_id = n.task_id))
      """;

  private final JdbcClient database;
  private final Clock clock;

  Inbox(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Which of the notices. */
  public enum Which {
    ALL,
    NEW,
    /** Those of tasks that are still open. */
    WAITING
  }

  /**
   * A notice.
   *
   * @param title of the initiative
   * @param titleLanguage in which that is written, if it is known
   * @param entry the entry of the history that it repeats, if it does
   * @param waits whether its task is still open
   */
  public record Item(
      UUID id,
      Instant at,
      String kind,
      Topic topic,
      @Nullable InitiativeNumber number,
      @Nullable String title,
      @Nullable String titleLanguage,
      Chronicle.@Nullable Entry entry,
      List<String> detail,
      @Nullable String taskId,
      @Nullable String task,
      @Nullable Instant dueAt,
      @Nullable String link,
      boolean seen,
      boolean waits) {

    /** The page that it leads to. */
    public String leadsTo() {
      if (link != null) {
        return link;
      }
      if (taskId != null && waits) {
        return "/tasks/" + taskId;
      }
      return number == null ? "/notices" : "/initiatives/" + number;
    }
  }

  /** How many are new, {@link #COUNTED_UP_TO} and one more at the most. */
  public int unseen(String userId) {
    return database
        .sql(
            "select count(*) from (select from notice where user_id = ? and seen_at is null limit"
                + " ?) as fresh")
        .params(userId, COUNTED_UP_TO + 1)
        .query(Integer.class)
        .single();
  }

  /**
   * A page of them.
   *
   * @param number of the initiative; empty for all
   */
  public List<Item> of(String userId, Which which, String number, int offset, int most) {
    return database
        .sql(READ + NARROWED + "order by n.at desc, n.id limit :most offset :offset")
        .param("user", userId)
        .param("which", which.name())
        .param("number", number)
        .param("most", most)
        .param("offset", offset)
        .query(Inbox::item)
        .list();
  }

  /** How many there are, counted up to a limit. */
  public int count(String userId, Which which, String number, int limit) {
    return database
        .sql(
            "select count(*) from (select from notice n where n.user_id = :user and "
                + NARROWED
                + " limit :most) as found")
        .param("user", userId)
        .param("which", which.name())
        .param("number", number)
        .param("most", limit)
        .query(Integer.class)
        .single();
  }

  /** Those that one mail tells, in the order in which they happened. */
  List<Item> ofMail(String userId, UUID mail) {
    return database
        .sql(READ + "n.mail = :mail order by n.number nulls first, n.at, n.id limit 1000")
        .param("user", userId)
        .param("mail", mail)
        .query(Inbox::item)
        .list();
  }

  /** One notice, which counts as seen from now on; empty when it is not this person's. */
  @Transactional
  public Optional<Item> open(String userId, UUID id) {
    database
        .sql("update notice set seen_at = coalesce(seen_at, ?) where id = ? and user_id = ?")
        .params(SqlTime.now(clock), id, userId)
        .update();
    return database
        .sql(READ + "n.id = :id")
        .param("user", userId)
        .param("id", id)
        .query(Inbox::item)
        .optional();
  }

  /** All that came until then count as seen. */
  @Transactional
  public void seeAll(String userId, Instant until) {
    database
        .sql("update notice set seen_at = ? where user_id = ? and seen_at is null and at <= ?")
        .params(SqlTime.now(clock), userId, until.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Item item(ResultSet row, int n) throws SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        Topic.valueOf(row.getString("topic")),
        row.getString("number") == null ? null : InitiativeNumber.of(row.getString("number")),
        row.getString("title"),
        row.getString("title_language"),
        entry(row),
        texts(row, "detail"),
        row.getString("task_id"),
        row.getString("task"),
        SqlTime.instant(row, "due_at"),
        row.getString("link"),
        row.getTimestamp("seen_at") != null,
        row.getBoolean("waits"));
  }

  private static Chronicle.@Nullable Entry entry(ResultSet row) throws SQLException {
    if (row.getArray("entry_detail") == null) {
      return null;
    }
    String role = row.getString("entry_role");
    return new Chronicle.Entry(
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("entry_user"),
        row.getString("entry_person"),
        row.getString("entry_in_place_of"),
        role == null ? null : Role.valueOf(role),
        texts(row, "entry_detail"),
        row.getString("entry_language"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
