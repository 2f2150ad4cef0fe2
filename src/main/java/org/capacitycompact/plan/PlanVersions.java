package org.capacitycompact.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The versions of plans: what a plan said when the demand was submitted, the design was sent, the
 * group had decided and the agreement was signed. The database freezes them itself, at the end of
 * the transaction of that moment ({@code plan_freeze}), and lets nobody change one. Nothing is
 * shown of an initiative that the thread may not see.
 */
@Service
public class PlanVersions {

  /** Why a version was frozen. */
  public enum Reason {
    SUBMITTED,
    SENT,
    DECIDED,
    SIGNED
  }

  /**
   * A version.
   *
   * @param by the name of who sent it; null when a rule froze it
   * @param sha256 of its canonical text, in hexadecimal
   * @param unchanged whether it says what the version before it said
   */
  public record Version(
      int version,
      Reason reason,
      Instant frozenAt,
      @Nullable String by,
      String sha256,
      boolean unchanged) {

    /** The beginning of the hash, by which people compare it: {@code 4c1d 90ab}. */
    public String mark() {
      return sha256.substring(0, 4) + " " + sha256.substring(4, 8);
    }
  }

  /**
   * Who made a row what it is.
   *
   * @param names of those who changed it; empty when a form of a task or a release before did
   */
  public record Writing(List<String> names, Instant at) {}

  private static final String VERSIONS =
      """
      select * from (
        select v.version, v.reason, v.frozen_at, p.name, encode(v.sha256, 'hex') as sha256,
          coalesce(v.sha256 = lag(v.sha256) over (order by v.version), false) as unchanged
          %s
        from plan_version v left join person p on p.user_id = v.frozen_by
        where v.number = :number) as versions
      """;

  private final JdbcClient database;
  private final ObjectMapper json;
  private final PlanRows rows;

  PlanVersions(JdbcClient database, ObjectMapper json, PlanRows rows) {
    this.database = database;
    this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    this.rows = rows;
  }

  /** The versions, newest first; one statement. */
  public List<Version> of(InitiativeNumber number) {
    return database
        .sql(VERSIONS.formatted("") + " order by version desc")
        .param("number", number)
        .query((row, n) -> version(row))
        .list();
  }

  /** What a version says; one statement. */
  public Optional<PlanContent> find(InitiativeNumber number, int version) {
    return database
        .sql(VERSIONS.formatted(", v.content::text as content") + " where version = :version")
        .param("number", number)
        .param("version", version)
        .query((row, n) -> content(version(row), row))
        .optional();
  }

  /** What the plan says as it stands; one statement. */
  public PlanContent now(InitiativeNumber number) {
    return database
        .sql(
            """
            select content::text as content, encode(plan_content_hash(content), 'hex') as sha256
            from plan_content(?) as content
            """)
        .param(number)
        .query((row, n) -> content(null, row))
        .single();
  }

  /** Who made these changes, by the anchor of the row; one statement. */
  public Map<String, Writing> writings(
      InitiativeNumber number, List<PlanComparison.ChangedRow> changes) {
    Map<String, Writing> writings = new HashMap<>();
    if (changes.isEmpty()) {
      return writings;
    }
    database
        .sql(
            """
            select w.section, w.position, max(c.changed_at) as at,
              array_agg(distinct p.name) filter (where p.name is not null) as names
            from unnest(:sections::text[], :positions::integer[], :since::integer[], :until::integer[])
                as w (section, position, since, until)
              join plan_change c on c.number = :number and c.section = w.section
                and c.position = w.position
                and case when w.until < 0 then c.act = 'REMOVED'
                  else c.act <> 'REMOVED' and c.revision > w.since and c.revision <= w.until end
              left join person p on p.user_id = c.changed_by
            group by w.section, w.position
            """)
        .param("number", number)
        .param("sections", changes.stream().map(each -> each.section().id()).toArray(String[]::new))
        .param(
            "positions",
            changes.stream().map(PlanComparison.ChangedRow::position).toArray(Integer[]::new))
        .param(
            "since", changes.stream().map(each -> revision(each.before())).toArray(Integer[]::new))
        .param(
            "until", changes.stream().map(each -> revision(each.after())).toArray(Integer[]::new))
        .query(
            (row, n) ->
                writings.put(
                    row.getString("section") + "-" + row.getInt("position"),
                    new Writing(
                        row.getArray("names") == null
                            ? List.of()
                            : List.of((String[]) row.getArray("names").getArray()),
                        row.getTimestamp("at").toInstant())))
        .list();
    return writings;
  }

  /** -1 where there is no row. */
  private static int revision(@Nullable Row row) {
    return row == null ? -1 : row.revision();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getInt("version"),
        Reason.valueOf(row.getString("reason")),
        row.getTimestamp("frozen_at").toInstant(),
        row.getString("name"),
        row.getString("sha256"),
        row.getBoolean("unchanged"));
  }

  private PlanContent content(@Nullable Version version, ResultSet row) throws SQLException {
    String canonical = row.getString("content");
    JsonNode content = read(canonical);
    Map<Section, List<Row>> all = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      all.put(section, rows(section, content.path(section.id())));
    }
    Map<String, BigDecimal> sources = new HashMap<>();
    content
        .path("totals")
        .fields()
        .forEachRemaining(total -> sources.put(total.getKey(), total.getValue().decimalValue()));
    return new PlanContent(
        version,
        row.getString("sha256"),
        canonical,
        all,
        sources,
        categories(content.path(Section.BUDGET.id())));
  }

  private List<Row> rows(Section section, JsonNode kept) {
    List<Row> read = new ArrayList<>();
    for (JsonNode each : kept) {
      read.add(
          new Row(
              section,
              each.path("position").intValue(),
              read.size() + 1,
              each.path("revision").intValue(),
              rows.columns(section).read(each),
              null,
              null,
              each.path("language").textValue()));
    }
    return List.copyOf(read);
  }

  private static Map<String, BigDecimal> categories(JsonNode lines) {
    Map<String, BigDecimal> sums = new HashMap<>();
    for (JsonNode line : lines) {
      if (line.path("usd").isNumber()) {
        sums.merge(
            line.path("category").asText(), line.path("usd").decimalValue(), BigDecimal::add);
      }
    }
    return sums;
  }

  private JsonNode read(String canonical) {
    try {
      return json.readTree(canonical);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a version of a plan cannot be read", damaged);
    }
  }
}
