package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every column that keeps what people wrote (those of tables that keep its language) is read: by a
 * statement or an aggregate of ours, or as a field of a section of the plan, whose page shows all
 * of them. A column that is only written fails here.
 */
@CompactTest
@DisplayName("Whatever a table keeps of people's words is read")
class WrittenColumnsTest {

  private static final int SOME = 100;

  /** Columns that name something, and hold nobody's words. */
  private static final Set<String> NAMES =
      Set.of("peer_review.ballot", "plan_comment.section", "plan_comment.thing");

  @Autowired private JdbcClient database;

  private record Column(String table, String name) {

    @Override
    public String toString() {
      return table + "." + name;
    }
  }

  @Test
  @DisplayName("by a statement, an aggregate, or the pages of the plan")
  void isRead() throws IOException {
    List<String> sources = sources();
    List<FormSchema> sections = sections();
    List<Column> columns = columns();

    assertThat(columns).hasSizeGreaterThan(SOME);
    assertThat(columns)
        .filteredOn(column -> !NAMES.contains(column.toString()))
        .filteredOn(column -> !isOfThePlan(column, sections))
        .filteredOn(column -> sources.stream().noneMatch(source -> reads(source, column)))
        .as("columns that are written and read by nobody")
        .isEmpty();
  }

  /** Texts that are no keys, no choices and no names of people, of tables that keep a language. */
  private List<Column> columns() {
    return database
        .sql(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
              and c.table_name not like 'act\\_%' and c.data_type = 'text'
              and c.column_name !~ 'language$|(^|_)by$|_sha256$'
              and exists (
                select from information_schema.columns l
                where l.table_schema = 'public' and l.table_name = c.table_name
                  and l.column_name ~ '(^|_)language$')
              and not exists (
                select from information_schema.key_column_usage k
                where k.table_schema = 'public' and k.table_name = c.table_name
                  and k.column_name = c.column_name)
              and not exists (
                select from pg_constraint k
                where k.contype = 'c' and k.conrelid = format('public.%I', c.table_name)::regclass
                  and pg_get_constraintdef(k.oid) ~ ('\\m' || c.column_name || ' = ANY'))
            order by 1, 2
            """)
        .query((row, n) -> new Column(row.getString(1), row.getString(2)))
        .list();
  }

  private static boolean reads(String source, Column column) {
    return Pattern.compile("\\b" + column.table() + "\\b").matcher(source).find()
        && Pattern.compile(
                "get(String|Object)\\(\"%1$s\"\\)|(?s)(?i:select)\\b((?!;|\"\"\").)*?\\b%1$s\\b|String %2$s;"
                    .formatted(column.name(), camel(column.name())))
            .matcher(source)
            .find();
  }

  private static boolean isOfThePlan(Column column, List<FormSchema> sections) {
    String key = camel(column.name());
    return column.table().startsWith("plan_")
        && sections.stream()
            .flatMap(section -> section.fields().stream())
            .map(FormField::key)
            .anyMatch(key::equals);
  }

  private static String camel(String column) {
    return Pattern.compile("_([a-z0-9])")
        .matcher(column)
        .replaceAll(letter -> Matcher.quoteReplacement(letter.group(1).toUpperCase()));
  }

  private static List<FormSchema> sections() throws IOException {
    List<FormSchema> sections = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      for (Path file : files.filter(each -> each.toString().contains("plan-")).toList()) {
        sections.add(FormSchema.parse(Files.readAllBytes(file)));
      }
    }
    return sections;
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }
}
