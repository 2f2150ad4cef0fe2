package org.capacitycompact.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters that each person has saved; they are visible to that person only. */
@Service
public class SavedLists {

  /**
   * The most filters that one person can save for one list; the table checks {@code place} against
   * it.
   */
  public static final int MOST = 20;

  private final JdbcClient database;
  private final Clock clock;

  SavedLists(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A saved filter.
   *
   * @param address path and query, as today's release writes them
   * @param shown whether the reader is looking at it now
   */
  public record Saved(long id, String name, String address, boolean shown) {}

  /**
   * The saved filters as a list's page shows them.
   *
   * @param query the reader's present query string; empty when nothing is filtered
   */
  public record View(String path, String query, List<Saved> lists) {

    /** Whether the reader is looking at a query that is not saved yet. */
    public boolean savable() {
      return !query.isEmpty() && lists.stream().noneMatch(Saved::shown);
    }
  }

  private record Row(long id, String name, String query) {}

  /** The saved filters of a list, for its page. */
  public View of(SavableList list, Map<String, String> question, Actor actor) {
    String shown = query(question);
    List<Saved> saved =
        database
            .sql(
                "select id, name, query from saved_list where person = ? and list = ?"
                    + " order by lower(name), id")
            .params(actor.userId(), list.listPath())
            .query(Row.class)
            .list()
            .stream()
            .map(
                row -> {
                  String query = query(list.question(parameters(row.query())));
                  return new Saved(
                      row.id(), row.name(), address(list.listPath(), query), query.equals(shown));
                })
            .toList();
    return new View(list.listPath(), shown, saved);
  }

  /** Saves a query under a name; false when the person has reached the limit. */
  @Transactional
  public boolean save(SavableList list, String name, String query, Actor actor) {
    String kept = query(list.question(parameters(query)));
    return database
                .sql(
                    "update saved_list set query = :query, saved_at = :now"
                        + " where person = :person and list = :list and name = :name")
                .params(values(list, name, kept, actor))
                .update()
            > 0
        || database
                .sql(
                    """
                    insert into saved_list (person, list, place, name, query, saved_at)
                    select :person, :list, min(place), :name, :query, :now
                    from generate_series(1, :most) place
                    where place not in
                      (select place from saved_list where person = :person and list = :list)
                    having min(place) is not null
                    """)
                .params(values(list, name, kept, actor))
                .param("most", MOST)
                .update()
            > 0;
  }

  private Map<String, Object> values(SavableList list, String name, String query, Actor actor) {
    return Map.of(
        "person", actor.userId(),
        "list", list.listPath(),
        "name", name,
        "query", query,
        "now", SqlTime.now(clock));
  }

  /** Renames one of the person's own filters; false when it does not exist. */
  public boolean rename(SavableList list, long id, String name, Actor actor) {
    return database
            .sql("update saved_list set name = ? where id = ? and person = ? and list = ?")
            .params(name, id, actor.userId(), list.listPath())
            .update()
        > 0;
  }

  /** Deletes one of the person's own filters, if it still exists. */
  public void delete(SavableList list, long id, Actor actor) {
    database
        .sql("delete from saved_list where id = ? and person = ? and list = ?")
        .params(id, actor.userId(), list.listPath())
        .update();
  }

  /** Writes parameters as a query string. */
  public static String query(Map<String, String> question) {
    UriComponentsBuilder address = UriComponentsBuilder.newInstance();
    question.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    String query = address.encode().buildAndExpand(question).toUri().getRawQuery();
    return query == null ? "" : query;
  }

  /** Reads a query string; an unreadable one gives no parameters. */
  public static Map<String, String> parameters(String query) {
    try {
      return UriComponentsBuilder.newInstance()
          .query(query)
          .build()
          .getQueryParams()
          .entrySet()
          .stream()
          .filter(each -> each.getValue().get(0) != null)
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey,
                  each -> URLDecoder.decode(each.getValue().get(0), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException unreadable) {
      return Map.of();
    }
  }

  public static String address(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
