package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.NextSteps;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.text.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The task list as people read it: what waits for them and for their groups. */
@Service
public class Worklist implements NextSteps {

  private static final int COUNTED_UP_TO = 1000;
  private static final String COLUMNS =
      "task_id, task, form, number, title, country, local_key, assignee, created_at, due_at,"
          + " escalated, dormant_until, (select language from initiative i where i.number ="
          + " work_item.number) as language";

  /** The same rows as of the guarded table, but a word index can be used. */
  private static final String SEEN = " from seen_work_item work_item where ";

  /**
   * Rare words are looked up first; scanning the list in order would read all of it for a word that
   * does not occur. For common words the list is scanned and stops early. The database counts up to
   * a bound and takes one of the two branches; the other is empty.
   */
  private static final String FOUND =
      """
      with few as materialized (
        select task_id from seen_work_item where words @@ :words::tsquery limit 5000),
      breadth as materialized (select count(*) = 5000 as wide from few)
      """;

  private final JdbcClient database;
  private final HandledTasks handled;
  private final LongList list;
  private final WordSearch search;
  private final Clock clock;

  Worklist(
      JdbcClient database, HandledTasks handled, LongList list, WordSearch search, Clock clock) {
    this.database = database;
    this.handled = handled;
    this.list = list;
    this.search = search;
    this.clock = clock;
  }

  /** Whose tasks to list. */
  public enum Whose {
    /** Tasks that I have claimed, or whoever I stand in for, and unclaimed tasks of my groups. */
    OPEN_TO_ME,
    MINE,
    MY_GROUPS,
    /** Anybody's tasks of stages past their deadline; for the secretariat only (S139). */
    ESCALATED,
    /** Dormant tasks of countries; for the secretariat only. */
    DORMANT
  }

  /** When they are due. */
  public enum Due {
    ANY,
    OVERDUE,
    THIS_WEEK
  }

  /** The orders of the list. */
  public enum Sort {
    DUE("due_at, task_id"),
    NEWEST("created_at desc, task_id"),
    NUMBER("number, due_at, task_id");

    private final String order;

    Sort(String order) {
      this.order = order;
    }
  }

  /**
   * A query of the task list.
   *
   * @param words words by which the initiative is found, all of which must occur
   * @param task only this step, or null
   * @param country only this lead country, or null
   */
  public record Search(
      Whose whose,
      Due due,
      @Nullable String words,
      @Nullable String task,
      @Nullable String country,
      Sort sort) {

    public static Search everything() {
      return new Search(Whose.OPEN_TO_ME, Due.ANY, null, null, null, Sort.DUE);
    }
  }

  /** How many tasks wait. Figures stop at a thousand, which is shown as "a thousand or more". */
  public record Waiting(int mine, int group, int overdue) {}

  /** A page of the list, with one extra row when there are further ones. */
  public List<WorkItem> find(Actor actor, Search search, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String rest = rest(search, parameters);
    String order = " order by " + search.sort().order;
    List<String> audiences = audiences(actor, search.whose(), parameters);
    boolean words = parameters.containsKey("words");
    String wide = words ? " and (select wide from breadth)" : "";
    // Each audience's rows come sorted from its index; with "or", all rows would be sorted.
    String open =
        audiences.stream()
            .map(
                audience ->
                    "(select "
                        + COLUMNS
                        + SEEN
                        + audience
                        + rest
                        + wide
                        + order
                        + " limit :through)")
            .collect(Collectors.joining(" union all "));
    if (words) {
      open +=
          " union all (select * from (select "
              + COLUMNS
              + SEEN
              + audiences.stream().collect(Collectors.joining(") or (", "((", "))"))
              + rest
              + " and (select not wide from breadth) and task_id in (select task_id from few)"
              + " offset 0) found"
              + order
              + " limit :through)";
    }
    parameters.put("through", offset + limit);
    parameters.put("offset", offset);
    parameters.put("limit", limit);
    return database
        .sql(
            (words ? FOUND : "")
                + "select * from ("
                + open
                + ") open"
                + order
                + " offset :offset limit :limit")
        .params(parameters)
        .query(WorkItem.class)
        .list();
  }

  /** Passes on every matching row, in order, one by one as it is read. */
  public void each(Actor actor, Search search, Consumer<WorkItem> reader) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    list.read(
        "select " + COLUMNS + SEEN + where + " order by " + search.sort().order,
        parameters,
        WorkItem.class,
        reader);
  }

  /** A step and a country that occur among this person's tasks. */
  public record Occurs(String task, String country) {}

  /** The filters to offer: steps and countries among the next thousand tasks. */
  public List<Occurs> occurring(Actor actor) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, Search.everything(), parameters);
    return database
        .sql(
            "select distinct task, country from (select task, country from work_item where "
                + where
                + " limit "
                + COUNTED_UP_TO
                + ") open")
        .params(parameters)
        .query(Occurs.class)
        .list();
  }

  /** The number of matching rows, counted up to a thousand. */
  public int count(Actor actor, Search search) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(actor, search, parameters);
    return database
        .sql(
            "select count(*) from (select 1"
                + SEEN
                + where
                + " limit "
                + COUNTED_UP_TO
                + ") counted")
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  public Waiting waiting(Actor actor) {
    return new Waiting(
        count(actor, new Search(Whose.MINE, Due.ANY, null, null, null, Sort.DUE)),
        count(actor, new Search(Whose.MY_GROUPS, Due.ANY, null, null, null, Sort.DUE)),
        count(actor, new Search(Whose.OPEN_TO_ME, Due.OVERDUE, null, null, null, Sort.DUE)));
  }

  @Override
  public Map<InitiativeNumber, Next> next(Collection<InitiativeNumber> numbers) {
    return numbers.isEmpty()
        ? Map.of()
        : database
            .sql(
                """
                select number, coalesce(min(due_at) filter (where dormant_until is null), min(due_at)),
                  case when bool_and(dormant_until is not null) then min(dormant_until) end
                from work_item where number in (:numbers) group by number
                """)
            .param("numbers", numbers)
            .query(
                (row, n) ->
                    Map.entry(
                        InitiativeNumber.of(row.getString(1)),
                        new Next(
                            row.getTimestamp(2).toInstant(), row.getObject(3, LocalDate.class))))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The open steps of an initiative, for its page. */
  public List<WorkItem> waitingOn(InitiativeNumber number) {
    return database
        .sql(
            "select distinct on (task_id) "
                + COLUMNS
                + " from work_item where number = ? order by task_id, audience")
        .param(number)
        .query(WorkItem.class)
        .list();
  }

  /** The audiences of those steps, to show who must act: task id and audience. */
  public Map<String, Set<String>> audiencesOn(InitiativeNumber number) {
    return database
        .sql("select task_id, audience from work_item where number = ?")
        .param(number)
        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** The audiences of these tasks: task id and audience. */
  public Map<String, Set<String>> audiencesOf(Collection<String> tasks) {
    return tasks.isEmpty()
        ? Map.of()
        : database
            .sql("select task_id, audience from work_item where task_id in (:tasks)")
            .param("tasks", tasks)
            .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }

  /** Updates the list when an initiative's title changes. */
  public void retitle(InitiativeNumber number, String title) {
    database
        .sql(
            """
            update work_item set title = :title,
              search = to_tsvector('simple', number || ' ' || replace(number, '-', ' ') || ' ' || :title)
            where number = :number and title <> :title
            """)
        .param("title", title)
        .param("number", number)
        .update();
  }

  private String where(Actor actor, Search search, Map<String, Object> parameters) {
    return audiences(actor, search.whose(), parameters).stream()
            .collect(Collectors.joining(") or (", "((", "))"))
        + rest(search, parameters);
  }

  /** The conditions other than whose tasks they are, to be appended to another condition. */
  private String rest(Search asked, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    OffsetDateTime now = SqlTime.now(clock);
    if (asked.due() == Due.OVERDUE) {
      conditions.add("due_at < :until");
      parameters.put("until", now);
    } else if (asked.due() == Due.THIS_WEEK) {
      conditions.add("due_at < :until");
      parameters.put("until", now.plusDays(7));
    }
    equal("task", asked.task(), conditions, parameters);
    equal("country", asked.country(), conditions, parameters);
    search
        .query(asked.words())
        .ifPresent(
            words -> {
              conditions.add("words @@ :words::tsquery");
              parameters.put("words", words);
            });
    return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining());
  }

  /** Conditions, one for each audience; no row answers two of one person's kinds. */
  private List<String> audiences(Actor actor, Whose whose, Map<String, Object> parameters) {
    if (whose == Whose.ESCALATED || whose == Whose.DORMANT) {
      String which = whose == Whose.ESCALATED ? "escalated" : "dormant_until is not null";
      return List.of(
          Right.SEE_ESCALATED_TASKS.of(actor)
              ? which
                  + " and audience = (select min(o.audience) from work_item o where o.task_id ="
                  + " work_item.task_id)"
              : "false");
    }
    List<String> audiences = new ArrayList<>();
    if (whose != Whose.MY_GROUPS) {
      audiences.add(
          "audience = :me and (country = :home and task in (:atHome) or task in (:anywhere))");
      parameters.put("me", "user:" + actor.userId());
      parameters.put("home", actor.country() == null ? "" : actor.country());
      parameters.put("atHome", tasks(actor, true));
      parameters.put("anywhere", tasks(actor, false));
    }
    if (whose != Whose.MY_GROUPS && !actor.standsInFor().isEmpty()) {
      audiences.add(
          "audience in (:awayOnes) and task not in (:personal)"
              + " and (country = :home and task in (:atHome) or task in (:anywhere))");
      parameters.put(
          "awayOnes", actor.standsInFor().stream().map(person -> "user:" + person).toList());
      parameters.put("personal", handled.personal());
    }
    if (whose != Whose.MINE) {
      for (int n = 0; n < actor.groups().size(); n++) {
        audiences.add("audience = :group%d and assignee is null".formatted(n));
        parameters.put("group" + n, "group:" + actor.groups().get(n));
      }
    }
    return audiences.isEmpty() ? List.of("false") : audiences;
  }

  /** The user tasks that are still within this person's rights: a role can be lost. */
  private List<String> tasks(Actor actor, boolean atHome) {
    List<String> tasks = handled.within(right -> right.reaches(actor, atHome));
    return tasks.isEmpty() ? List.of("") : tasks;
  }

  private static void equal(
      String column,
      @Nullable String value,
      List<String> conditions,
      Map<String, Object> parameters) {
    if (value != null && !value.isBlank()) {
      conditions.add(column + " = :" + column);
      parameters.put(column, value);
    }
  }
}
