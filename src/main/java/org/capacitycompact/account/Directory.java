package org.capacitycompact.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.text.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people who have an account or are invited to one; programs have a page of their own. */
@Service
public class Directory {

  private static final int COUNTED_UP_TO = 1000;

  private static final String PEOPLE =
      """
      select user_id, name, email, country, organisation, constituency, practitioner, language,
        enabled, joined_at, mail_failed_at, mail_failure,
        array(select held from group_held g where g.user_id = p.user_id order by held)
          as groups,
        (select expires_at from one_time_link l where l.user_id = p.user_id and expires_at > now())
          as link_until
      from person p
      """;

  /** Excludes programs by the pattern of their names; see the module access. */
  private static final String PEOPLE_ONLY = "p.user_id !~ '^svc[0-9a-f]{20}$'";

  private final JdbcClient database;
  private final LongList list;
  private final WordSearch search;

  Directory(JdbcClient database, LongList list, WordSearch search) {
    this.database = database;
    this.list = list;
    this.search = search;
  }

  /** The orders of the list. */
  public enum Sort {
    NAME("lower(name), user_id"),
    NEWEST("joined_at desc nulls first, user_id"),
    COUNTRY("country nulls last, lower(name), user_id");

    private final String order;

    Sort(String order) {
      this.order = order;
    }
  }

  /**
   * A query of the list.
   *
   * @param words words of the name, sign-in name or e-mail address, all of which must occur
   */
  public record Search(
      String words, @Nullable Role role, String country, @Nullable State state, Sort sort) {}

  public List<Person> find(Search search, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(search, parameters);
    parameters.put("offset", offset);
    parameters.put("limit", limit);
    return database
        .sql(PEOPLE + where + " order by " + search.sort().order + " offset :offset limit :limit")
        .params(parameters)
        .query(Directory::person)
        .list();
  }

  /** Passes on every match, in order, one by one as it is read. */
  public void each(Search search, Consumer<Person> reader) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(search, parameters);
    list.read(
        PEOPLE + where + " order by " + search.sort().order, parameters, Directory::person, reader);
  }

  /** The number of matches, counted up to a thousand. */
  public int count(Search search) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(search, parameters);
    return database
        .sql(
            "select count(*) from (select 1 from person p"
                + where
                + " limit "
                + COUNTED_UP_TO
                + ") counted")
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  public Optional<Person> person(String userId) {
    return database
        .sql(PEOPLE + " where p.user_id = ? and " + PEOPLE_ONLY)
        .param(userId)
        .query(Directory::person)
        .optional();
  }

  /**
   * People with an open account whose sign-in name or e-mail address this is, in whatever case; a
   * few at most.
   */
  List<Person> named(String nameOrAddress) {
    return database
        .sql(
            PEOPLE
                + " where enabled and "
                + PEOPLE_ONLY
                + " and (lower(p.user_id) = lower(:typed) or lower(p.email) = lower(:typed))"
                + " order by user_id limit 5")
        .param("typed", nameOrAddress)
        .query(Directory::person)
        .list();
  }

  /** Whether somebody already signs in with this name, in whatever case. */
  public boolean isTaken(String userId) {
    return database
        .sql("select exists (select from person where lower(user_id) = lower(:id))")
        .param("id", userId)
        .query(Boolean.class)
        .single();
  }

  private String where(Search asked, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    conditions.add(PEOPLE_ONLY);
    search
        .query(asked.words())
        .ifPresent(
            words -> {
              conditions.add("words @@ :words::tsquery");
              parameters.put("words", words);
            });
    if (asked.role() != null) {
      conditions.add(
          "exists (select from group_held g where g.user_id = p.user_id and held ~ :role)");
      parameters.put("role", "^" + asked.role().group() + "([A-Z0-9][A-Za-z0-9]*)?$");
    }
    if (!asked.country().isEmpty()) {
      conditions.add("country = :country");
      parameters.put("country", asked.country());
    }
    if (asked.state() != null) {
      conditions.add(
          switch (asked.state()) {
            case OPEN -> "enabled";
            case INVITED -> "not enabled and joined_at is null";
            case CLOSED -> "not enabled and joined_at is not null";
          });
    }
    return " where " + String.join(" and ", conditions);
  }

  private static Person person(ResultSet row, int n) throws SQLException {
    Timestamp joined = row.getTimestamp("joined_at");
    Timestamp link = row.getTimestamp("link_until");
    Timestamp failed = row.getTimestamp("mail_failed_at");
    return new Person(
        row.getString("user_id"),
        row.getString("name"),
        row.getString("email"),
        List.of((String[]) row.getArray("groups").getArray()),
        row.getString("country"),
        row.getString("organisation"),
        row.getString("constituency"),
        row.getBoolean("practitioner"),
        row.getString("language"),
        row.getBoolean("enabled"),
        joined == null ? null : joined.toInstant(),
        link == null ? null : link.toInstant(),
        failed == null ? null : failed.toInstant(),
        row.getString("mail_failure"));
  }
}
