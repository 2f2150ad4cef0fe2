package org.capacitycompact.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of plans in their tables. Their revisions and what they became are kept by the database
 * itself ({@code plan_row_is_kept}).
 */
@Component
class PlanRows {

  private final JdbcClient database;
  private final ObjectMapper json;
  private final Map<Section, Columns> columns = new EnumMap<>(Section.class);

  PlanRows(JdbcClient database, ObjectMapper json, ReleasedForms forms) {
    this.database = database;
    this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    for (Section section : Section.values()) {
      columns.put(section, new Columns(this.json, forms.of(section.form())));
    }
  }

  Columns columns(Section section) {
    return Objects.requireNonNull(columns.get(section));
  }

  /** The rows of these sections, each in its order; one statement for all. */
  Map<Section, List<Row>> of(InitiativeNumber number, Collection<Section> sections) {
    Map<Section, List<Row>> rows = new EnumMap<>(Section.class);
    sections.forEach(section -> rows.put(section, new ArrayList<>()));
    if (!sections.isEmpty()) {
      database
          .sql(
              sections.stream()
                      .map(section -> select(section) + " where t.number = :number")
                      .collect(Collectors.joining(" union all "))
                  + " order by 1, ordinal, position")
          .param("number", number)
          .query((row, n) -> row(row))
          .list()
          .forEach(row -> Objects.requireNonNull(rows.get(row.section())).add(row));
    }
    return rows;
  }

  List<Row> of(InitiativeNumber number, Section section) {
    return Objects.requireNonNull(of(number, List.of(section)).get(section));
  }

  Optional<Row> find(InitiativeNumber number, Section section, int position) {
    return database
        .sql(select(section) + " where t.number = :number and t.position = :position")
        .param("number", number)
        .param("position", position)
        .query((row, n) -> row(row))
        .optional();
  }

  /** What a row's values were at a revision; empty when it had none such. */
  Optional<Map<String, Object>> at(
      InitiativeNumber number, Section section, int position, int revision) {
    return database
        .sql(
            """
            select content::text from plan_change where number = ? and section = ? and position = ?
              and revision = ? and act <> 'REMOVED' order by id desc limit 1
            """)
        .params(number, section.id(), position, revision)
        .query((row, n) -> read(section, row.getString(1)))
        .optional();
  }

  /** The newest entry of what a row became. */
  long lastChange(InitiativeNumber number, Section section, int position) {
    return database
        .sql("select max(id) from plan_change where number = ? and section = ? and position = ?")
        .params(number, section.id(), position)
        .query(Long.class)
        .single();
  }

  Map<String, Object> read(Section section, String content) {
    try {
      return columns(section).read(json.readTree(content));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a row of a plan cannot be read", damaged);
    }
  }

  /**
   * Lets nobody else add to the section, change or remove its rows until the transaction ends.
   *
   * @return whether it was saved before, so that its rows speak for themselves
   */
  boolean take(InitiativeNumber number, Section section) {
    return database
        .sql(
            """
            insert into plan_section as s (number, section) values (?, ?)
            on conflict (number, section) do update set section = s.section
            returning s.saved_at is not null
            """)
        .params(number, section.id())
        .query(Boolean.class)
        .single();
  }

  /** Marks the section as one that speaks for itself: somebody's writing in it was taken. */
  void save(InitiativeNumber number, Section section, String by) {
    database
        .sql(
            """
            update plan_section set saved_at = now(), saved_by = ?
            where number = ? and section = ? and saved_at is null
            """)
        .params(by, number, section.id())
        .update();
  }

  /** Writes beside others until the transaction ends; whoever holds the plan waits for it. */
  void join(InitiativeNumber number) {
    database.sql("select plan_is_written(?)").param(number).query((row, n) -> "").list();
  }

  /**
   * Waits for all who write in the plan, and lets nobody else write in it until the transaction
   * ends: what is measured meanwhile stays so. Call it before the transaction has read anything.
   */
  void hold(InitiativeNumber number) {
    database.sql("select plan_is_frozen(?)").param(number).query((row, n) -> "").list();
  }

  /** Adds a row at the end, and says which position it has got for ever. */
  int add(InitiativeNumber number, Section section, Map<String, Object> values, String by) {
    Columns own = columns(section);
    String names = String.join(", ", own.names());
    int position =
        section.isSingle()
            ? 1
            : database
                .sql(
                    """
                    update plan_section set last_position = last_position + 1
                    where number = ? and section = ? returning last_position
                    """)
                .params(number, section.id())
                .query(Integer.class)
                .single();
    database
        .sql(
            """
            insert into %1$s (number, position, ordinal, changed_by, %2$s)
            select :number, :position, coalesce((select max(ordinal) from %1$s where number = :number), 0) + 1,
              :by, %2$s from jsonb_populate_record(null::%1$s, :content::jsonb)
            """
                .formatted(section.table(), names))
        .param("number", number)
        .param("position", position)
        .param("by", by)
        .param("content", content(section, values).toString())
        .update();
    return position;
  }

  /** Changes a row; false when it is gone, or has another revision than the one that was seen. */
  boolean change(
      InitiativeNumber number,
      Section section,
      int position,
      int revision,
      Map<String, Object> values,
      String by) {
    String names = String.join(", ", columns(section).names());
    return database
            .sql(
                """
                update %1$s t set (%2$s) = (select %2$s
                    from jsonb_populate_record(null::%1$s, :content::jsonb)),
                  changed_by = :by,
                  language = coalesce(nullif(current_setting('compact.written_in', true), ''),
                    (select p.language from person p where p.user_id = :by), t.language)
                where number = :number and position = :position and revision = :revision
                """
                    .formatted(section.table(), names))
            .param("content", content(section, values).toString())
            .param("by", by)
            .param("number", number)
            .param("position", position)
            .param("revision", revision)
            .update()
        > 0;
  }

  /** Removes a row; false when it is gone or has another revision. */
  boolean remove(InitiativeNumber number, Section section, int position, int revision, String by) {
    database
        .sql("select set_config('compact.plan_editor', ?, true)")
        .param(by)
        .query(String.class)
        .single();
    return database
            .sql(
                "delete from %s where number = ? and position = ? and revision = ?"
                    .formatted(section.table()))
            .params(number, position, revision)
            .update()
        > 0;
  }

  /** Puts the rows into this order; those that are not named follow. */
  void order(InitiativeNumber number, Section section, List<Integer> positions) {
    database
        .sql(
            """
            update %s t set ordinal = n.place from unnest(:positions::integer[]) with ordinality
              as n (position, place)
            where t.number = :number and t.position = n.position and t.ordinal <> n.place
            """
                .formatted(section.table()))
        .param("positions", positions.toArray(Integer[]::new))
        .param("number", number)
        .update();
  }

  /** The sections that were saved on their pages, whose rows speak for themselves. */
  Set<Section> saved(InitiativeNumber number) {
    return database
        .sql("select section from plan_section where number = ? and saved_at is not null")
        .param(number)
        .query(String.class)
        .list()
        .stream()
        .flatMap(id -> Section.of(id).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Section.class)));
  }

  /** What the lines in cash are worth, in US dollars, by position. */
  Map<Integer, BigDecimal> cash(InitiativeNumber number) {
    Map<Integer, BigDecimal> worth = new HashMap<>();
    database
        .sql("select position, usd from plan_budget_line where number = ? and means = 'cash'")
        .param(number)
        .query((row, n) -> Map.entry(row.getInt(1), Columns.plain(row.getBigDecimal(2))))
        .list()
        .forEach(each -> worth.put(each.getKey(), each.getValue()));
    return worth;
  }

  /** In which phase the plan is; empty for an initiative that is not seen. */
  Optional<Phase> phase(InitiativeNumber number) {
    return database
        .sql("select plan_phase(number) from initiative where number = ?")
        .param(number)
        .query(String.class)
        .optional()
        .map(Phase::valueOf);
  }

  private ObjectNode content(Section section, Map<String, Object> values) {
    return columns(section).write(values);
  }

  private static String select(Section section) {
    return """
        select '%s' as section, t.position, t.ordinal, t.revision, t.changed_by, t.changed_at,
          t.language, to_jsonb(t)::text as content from %s t"""
        .formatted(section.id(), section.table());
  }

  private Row row(ResultSet row) throws SQLException {
    Section section = Section.of(row.getString("section")).orElseThrow();
    return new Row(
        section,
        row.getInt("position"),
        row.getInt("ordinal"),
        row.getInt("revision"),
        read(section, row.getString("content")),
        row.getString("changed_by"),
        SqlTime.instant(row, "changed_at"),
        row.getString("language"));
  }

  /** The same values with amounts as they are read back, so that equal ones compare equal. */
  static Map<String, Object> plain(Map<String, Object> values) {
    return values.entrySet().stream()
        .filter(each -> !(each.getValue() instanceof List<?> list && list.isEmpty()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each ->
                    each.getValue() instanceof BigDecimal number
                        ? Columns.plain(number)
                        : each.getValue()));
  }

  static List<Section> every() {
    return Arrays.asList(Section.values());
  }
}
