package org.capacitycompact.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Searches the whole record, for all countries. Callers check first that the reader may verify it.
 */
@Service
public class RecordSearch {

  /**
   * The entries whose hash may be shown because removed words cannot be guessed from it. The hash
   * of an entry of form 1 covers its words, and so do the hashes that follow from it, until an
   * entry has salts.
   */
  static final String UNGUESSABLE =
      """
      not exists (select from audit_withheld w
        where w.chain = audit_entry.chain and w.position <= audit_entry.position
          and (w.position = audit_entry.position
            or num_nonnulls(who_salt, address_salt, detail_salt, before_salt, after_salt) = 0))
      """;

  private static final String COLUMNS =
      """
      chain, position, at, kind, outcome, user_id, person, role, country, number, from_address,
      door, request_id::text as request_id,
      case when cardinality(detail) > 0 then array_to_string(detail, chr(31)) end as detail,
      before::text as before, after::text as after,
      case when %s then encode(hash, 'hex') else '' end as hash
      """
          .formatted(UNGUESSABLE);

  /** A separator: no text that somebody writes contains this control character. */
  private static final String BETWEEN = "\u001f";

  private static final String NEWEST_FIRST = " order by at desc, chain, position desc";

  private final JdbcClient database;
  private final LongList list;

  RecordSearch(JdbcClient database, LongList list) {
    this.database = database;
    this.list = list;
  }

  /**
   * A search; an empty or null criterion matches everything.
   *
   * @param initiative number of an initiative: finds its chain, and refused attempts about it
   * @param person sign-in name
   * @param kind beginning of the kind
   * @param from earliest time, inclusive
   * @param until latest time, exclusive
   */
  public record Query(
      String initiative,
      String person,
      String kind,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean refusedOnly) {}

  private static final String OPEN_TO_THE_READER =
      """
      (number is null or exists (select from initiative_audience a
        where a.number = audit_entry.number and a.audience in (:audiences)))
      """;

  /**
   * An entry as stored; before and after as JSON text.
   *
   * @param hash in hexadecimal; empty where removed words could be guessed from it
   */
  public record Row(
      String chain,
      long position,
      Instant at,
      String kind,
      String outcome,
      @Nullable String userId,
      @Nullable String person,
      @Nullable String role,
      @Nullable String country,
      @Nullable String number,
      @Nullable String fromAddress,
      @Nullable String door,
      @Nullable String requestId,
      @Nullable String detail,
      @Nullable String before,
      @Nullable String after,
      String hash) {

    /** The arguments of the text of this kind. */
    public List<String> words() {
      return detail == null ? List.of() : List.of(detail.split(BETWEEN, -1));
    }

    public boolean refused() {
      return outcome.equals(AuditEntry.REFUSED);
    }
  }

  /**
   * The matching entries, newest first. Those about an initiative are included only if it is open
   * to one of the reader's audiences: an auditor verifies the whole record, but reads no more about
   * a country here than elsewhere.
   */
  public List<Row> find(Collection<String> audiences, Query query, int offset, int limit) {
    Map<String, Object> parameters = new HashMap<>(Map.of("offset", offset, "limit", limit));
    String sql =
        select(audiences, query, parameters) + NEWEST_FIRST + " offset :offset limit :limit";
    return RowScope.within(
        RowScope.everything(), () -> database.sql(sql).params(parameters).query(Row.class).list());
  }

  /** The number of matching entries, counted up to a limit. */
  public int count(Collection<String> audiences, Query query, int upTo) {
    Map<String, Object> parameters = new HashMap<>();
    String where = where(audiences, query, parameters);
    return RowScope.within(
        RowScope.everything(),
        () ->
            database
                .sql(
                    "select count(*) from (select 1 from audit_entry where "
                        + where
                        + " limit "
                        + upTo
                        + ") counted")
                .params(parameters)
                .query(Integer.class)
                .single());
  }

  /** Passes on every matching entry, one by one as it is read. */
  public void each(Collection<String> audiences, Query query, Consumer<Row> rows) {
    Map<String, Object> parameters = new HashMap<>();
    String sql = select(audiences, query, parameters) + NEWEST_FIRST;
    RowScope.within(
        RowScope.everything(),
        () -> {
          list.read(sql, parameters, Row.class, rows);
          return true;
        });
  }

  private static String select(
      Collection<String> audiences, Query query, Map<String, Object> parameters) {
    return "select " + COLUMNS + " from audit_entry where " + where(audiences, query, parameters);
  }

  private static String where(
      Collection<String> audiences, Query query, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>(List.of(OPEN_TO_THE_READER));
    parameters.put("audiences", audiences);
    if (!query.initiative().isEmpty()) {
      conditions.add("(chain = :initiative or number = :initiative and chain <> number)");
      parameters.put("initiative", query.initiative());
    }
    if (!query.person().isEmpty()) {
      conditions.add("user_id = :person");
      parameters.put("person", query.person());
    }
    if (!query.kind().isEmpty()) {
      conditions.add("starts_with(kind, :kind)");
      parameters.put("kind", query.kind());
    }
    if (query.refusedOnly()) {
      conditions.add("outcome = 'refused'");
    }
    moment(" at >= :from", "from", query.from(), conditions, parameters);
    moment(" at < :until", "until", query.until(), conditions, parameters);
    return String.join(" and ", conditions);
  }

  private static void moment(
      String condition,
      String name,
      @Nullable Instant moment,
      List<String> conditions,
      Map<String, Object> parameters) {
    if (moment != null) {
      conditions.add(condition);
      parameters.put(name, moment.atOffset(ZoneOffset.UTC));
    }
  }
}
