package org.capacitycompact.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Reads what was said about an initiative, as far as it is open to whoever reads; the guard of the
 * rows says the same. What was taken back is there without its words.
 */
@Component
public class Comments {

  private static final String FOUND =
      """
      from plan_comment c
        left join comment_withdrawal w on w.comment = c.id and w.number = c.number
      where c.number = :number and comment_is_open(c.open_to, c.number, :who)
        and c.about = any (:abouts) and (:reference = '' or c.reference = :reference)
        and c.open_to = any (:openTo) and (cardinality(cast(:ids as bigint[])) = 0 or c.id = any (:ids))
        and (not :waiting or c.asked is not null and w.comment is null and not exists
          (select from plan_answered d where d.comment = c.id))
      """;

  private static final String READ =
      """
      select f.*, p.name, o.name as organisation_name from (
        select c.id, c.about, c.reference, c.open_to, c.asked, c.organisation,
          case when w.comment is null then c.words end as words,
          c.language, c.said_by, c.said_at, w.withdrawn_at
      """
          + FOUND
          + """
        order by c.id desc offset :offset limit :most) f
      join person p on p.user_id = f.said_by
      left join organisation o on o.code = f.organisation
      order by f.id desc
      """;

  private static final String ANSWERS =
      """
      select d.comment, a.words, a.language, a.said_at, p.name, o.name as organisation_name
      from plan_answered d join plan_answer a on a.id = d.answer
        join person p on p.user_id = a.said_by
        left join organisation o on o.code = a.organisation
      where d.number = :number and d.comment = any (:ids) and comment_is_open(a.open_to, a.number, :who)
      order by a.id
      """;

  private static final String WAITING =
      """
      count(*) filter (where c.asked is not null and w.comment is null and not exists
        (select from plan_answered d where d.comment = c.id))
      """;

  private static final int MOST_OF_ONE_PAGE = 5000;

  private final JdbcClient database;

  Comments(JdbcClient database) {
    this.database = database;
  }

  /**
   * Something that somebody said.
   *
   * @param text null when they took it back
   * @param language null when unknown
   * @param organisation the name of that for which they spoke; null when none
   */
  public record Words(
      @Nullable String text,
      @Nullable String language,
      String by,
      @Nullable String organisation,
      Instant at) {}

  /**
   * A comment.
   *
   * @param asked whose answer it wants; null when none
   * @param saidBy sign-in name
   * @param answers in order; none when nobody answered yet
   */
  public record Comment(
      long id,
      Thing thing,
      OpenTo openTo,
      @Nullable Asked asked,
      String saidBy,
      Words said,
      @Nullable Instant withdrawnAt,
      List<Words> answers) {

    public boolean isAnswered() {
      return !answers.isEmpty();
    }

    /** Whether somebody still has to answer it. */
    public boolean waits() {
      return asked != null && withdrawnAt == null && answers.isEmpty();
    }

    /** Who answers it. */
    public Asked answerer() {
      if (asked != null) {
        return asked;
      }
      return openTo == OpenTo.SECRETARIAT ? Asked.SECRETARIAT : Asked.COUNTRY;
    }

    private Comment with(List<Words> given) {
      return new Comment(id, thing, openTo, asked, saidBy, said, withdrawnAt, given);
    }
  }

  /**
   * Which comments of an initiative.
   *
   * @param reference of one thing; empty for all of these kinds
   * @param waiting only those that somebody still has to answer
   * @param ids only these; all when there are none
   */
  public record Search(
      InitiativeNumber number,
      Set<About> abouts,
      String reference,
      Set<OpenTo> openTo,
      boolean waiting,
      Set<Long> ids) {

    public static Search all(InitiativeNumber number) {
      return new Search(
          number, Set.of(About.values()), "", Set.of(OpenTo.values()), false, Set.of());
    }

    public Search about(Set<About> kinds, String one) {
      return new Search(number, kinds, one, openTo, waiting, ids);
    }

    public Search about(Thing thing) {
      return about(Set.of(thing.about()), thing.reference());
    }

    public Search openTo(Set<OpenTo> readers) {
      return new Search(number, abouts, reference, readers, waiting, ids);
    }

    public Search unanswered() {
      return new Search(number, abouts, reference, openTo, true, ids);
    }

    Search of(Set<Long> these) {
      return new Search(number, abouts, reference, openTo, waiting, these);
    }
  }

  /** How many comments there are, and how many of them somebody still has to answer. */
  public record Tally(int all, int waiting) {
    public static final Tally NONE = new Tally(0, 0);
  }

  /** A part of those that this reader may read, newest first; two statements. */
  public List<Comment> find(Search search, Actor reader, int offset, int most) {
    List<Comment> found =
        asked(READ, search, reader)
            .param("offset", offset)
            .param("most", most)
            .query((row, n) -> comment(row))
            .list();
    return found.isEmpty() ? found : answered(search.number(), found, reader);
  }

  /** All of them, newest first. */
  public List<Comment> find(Search search, Actor reader) {
    return find(search, reader, 0, MOST_OF_ONE_PAGE);
  }

  public int count(Search search, Actor reader) {
    return asked("select count(*) " + FOUND, search, reader).query(Integer.class).single();
  }

  /** How many there are of each thing of a kind, by its reference. */
  public Map<String, Tally> tallies(InitiativeNumber number, About about, Actor reader) {
    Map<String, Tally> tallies = new HashMap<>();
    asked(
            "select c.reference, count(*), " + WAITING + FOUND + " group by c.reference",
            Search.all(number).about(Set.of(about), ""),
            reader)
        .query(
            row -> {
              tallies.put(row.getString(1), new Tally(row.getInt(2), row.getInt(3)));
            });
    return tallies;
  }

  /** How many there are in all. */
  public Tally tally(InitiativeNumber number, Actor reader) {
    return asked("select count(*), " + WAITING + FOUND, Search.all(number), reader)
        .query((row, n) -> new Tally(row.getInt(1), row.getInt(2)))
        .single();
  }

  /** Those of these comments that this reader may read. */
  List<Comment> of(InitiativeNumber number, Collection<Long> ids, Actor reader) {
    return ids.isEmpty() ? List.of() : find(Search.all(number).of(Set.copyOf(ids)), reader);
  }

  /** One comment; empty when it is not there for this reader. */
  public Optional<Comment> one(InitiativeNumber number, long id, Actor reader) {
    return of(number, Set.of(id), reader).stream().findFirst();
  }

  private StatementSpec asked(String sql, Search search, Actor reader) {
    return database
        .sql(sql)
        .param("number", search.number())
        .param("who", reader.audiences().toArray(String[]::new))
        .param("abouts", names(search.abouts()))
        .param("reference", search.reference())
        .param("openTo", names(search.openTo()))
        .param("waiting", search.waiting())
        .param("ids", search.ids().toArray(Long[]::new));
  }

  private static String[] names(Set<? extends Enum<?>> kinds) {
    return kinds.stream().map(Enum::name).toArray(String[]::new);
  }

  private List<Comment> answered(InitiativeNumber number, List<Comment> comments, Actor reader) {
    Map<Long, List<Words>> answers =
        database
            .sql(ANSWERS)
            .param("number", number)
            .param("ids", comments.stream().map(Comment::id).toArray(Long[]::new))
            .param("who", reader.audiences().toArray(String[]::new))
            .query((row, n) -> Map.entry(row.getLong("comment"), words(row)))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return comments.stream()
        .map(each -> each.with(answers.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private static Comment comment(ResultSet row) throws SQLException {
    String asked = row.getString("asked");
    return new Comment(
        row.getLong("id"),
        new Thing(About.valueOf(row.getString("about")), row.getString("reference")),
        OpenTo.valueOf(row.getString("open_to")),
        asked == null ? null : Asked.valueOf(asked),
        row.getString("said_by"),
        words(row),
        SqlTime.instant(row, "withdrawn_at"),
        List.of());
  }

  private static Words words(ResultSet row) throws SQLException {
    return new Words(
        row.getString("words"),
        row.getString("language"),
        row.getString("name"),
        row.getString("organisation_name"),
        row.getTimestamp("said_at").toInstant());
  }
}
