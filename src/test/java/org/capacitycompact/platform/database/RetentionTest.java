package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Checks docs/retention.md against the database. */
@CompactTest
@DisplayName("What is kept about people")
class RetentionTest {

  /** Columns whose name suggests who somebody is, how they are reached, or what they answered. */
  private static final String OF_A_PERSON =
      "^((.*_)?(user|user_id|person|people|name|principal|email|mail|address|phone|contact|author"
          + "|account|subject|member|reviewer|assignee|owner|office|audience|audiences|answers)"
          + "|.*_(by|with|salt)|attribute_bytes|facts|origins|detail|before|after)$";

  /** The same for the engine's columns, which end with an underscore. */
  private static final String OF_A_PERSON_IN_THE_ENGINE =
      "^(.*_)?(user|user_id|assignee|owner|email|first|last|pwd)_$";

  /** Columns with such a name that hold nothing about people, each with what they hold. */
  private static final Map<String, String> OF_NOBODY =
      Map.ofEntries(
          Map.entry("organisation.name", "institutions"),
          Map.entry("policy_value.name", "rules"),
          Map.entry("deadline.name", "tasks and stages"),
          Map.entry("import_run.file_name", "files of what others published"),
          Map.entry("known_activity.file_name", "files of what others published"),
          Map.entry("known_activity.publisher_name", "institutions"),
          Map.entry("lesson.audience", "kinds of readers"),
          Map.entry("spring_session_attributes.attribute_name", "what an attribute is"),
          Map.entry("flyway_schema_history.installed_by", "the owner's role in the database"),
          Map.entry("act_ru_job.lock_owner_", "nodes of the application"));

  @Autowired private DataSource database;

  /** A row of a table in the document: the names in its first two cells. */
  private record Line(Set<String> tables, Set<String> columns) {

    boolean tells(String table, String column) {
      return tables.contains(table) && (table.startsWith("act_") || columns.contains(column));
    }
  }

  @Test
  @DisplayName("is written in docs/retention.md, table by table, with the columns of ours")
  void isWritten() throws IOException {
    List<Line> lines = lines();
    assertThat(String.join("\n", columns().stream().filter(each -> !told(lines, each)).toList()))
        .as("columns about people that docs/retention.md has no line for")
        .isEmpty();
  }

  @Test
  @DisplayName("is said of tables that there are, and what is left out is there to be left out")
  void isThere() throws IOException {
    List<String> tables =
        new JdbcTemplate(database)
            .queryForList(
                "select relname from pg_class where relnamespace = 'public'::regnamespace"
                    + " and relkind in ('r', 'p')",
                String.class);
    assertThat(lines()).flatExtracting(Line::tables).doesNotHaveDuplicates().isSubsetOf(tables);
    assertThat(columns()).containsAll(OF_NOBODY.keySet());
  }

  private static boolean told(List<Line> lines, String column) {
    String[] names = column.split("\\.");
    return OF_NOBODY.containsKey(column)
        || lines.stream().anyMatch(line -> line.tells(names[0], names[1]));
  }

  private static List<Line> lines() throws IOException {
    return Files.readAllLines(Path.of("docs/retention.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|"))
        .map(cells -> new Line(named(cells[1]), named(cells[2])))
        .toList();
  }

  private static Set<String> named(String cell) {
    return Pattern.compile("(?<=`)[a-z_]+(?=`)")
        .matcher(cell)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /** As {@code table.column}. Numbers, times and booleans alone reveal nothing. */
  private List<String> columns() {
    return new JdbcTemplate(database)
        .queryForList(
            """
            select c.relname || '.' || a.attname
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and a.attnum > 0 and not a.attisdropped
              and a.atttypid not in ('bigint'::regtype, 'integer'::regtype, 'smallint'::regtype,
                'numeric'::regtype, 'boolean'::regtype, 'date'::regtype, 'timestamptz'::regtype)
              and a.attname ~ case when c.relname like 'act\\_%' then ? else ? end
            order by c.relname, a.attnum
            """,
            String.class, OF_A_PERSON_IN_THE_ENGINE, OF_A_PERSON);
  }
}
