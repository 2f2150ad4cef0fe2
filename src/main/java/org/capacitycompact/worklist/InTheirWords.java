package org.capacitycompact.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.worklist.form.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/**
 * What people wrote in their tasks for others to read, where no rule and no other page reads it:
 * kept with the decision and shown on the initiative's page. Which fields these are is written in
 * {@code worklist-written.yaml}.
 */
@Component
public class InTheirWords {

  private static final TypeReference<LinkedHashMap<String, String>> WORDS =
      new TypeReference<>() {};

  private final Map<String, List<String>> fields;
  private final JdbcClient database;
  private final ObjectMapper json;

  InTheirWords(JdbcClient database, ObjectMapper json) throws IOException {
    this.database = database;
    this.json = json;
    try (InputStream file = new ClassPathResource("worklist-written.yaml").getInputStream()) {
      this.fields = new Yaml().load(file);
    }
  }

  /**
   * What was last written in one form, or for one milestone, provider or reviewer.
   *
   * @param words by the keys of the form, as they were typed
   */
  public record Said(String task, String form, Map<String, String> words) {}

  /** What of these answers is kept to be read, as JSON; null where there is nothing. */
  @Nullable String kept(String form, Answers answers) {
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, Object> all = answers.asMap();
    fields
        .getOrDefault(form, List.of())
        .forEach(
            key -> {
              if (all.get(key) != null) {
                words.put(key, all.get(key).toString());
              }
            });
    try {
      return words.isEmpty() ? null : json.writeValueAsString(words);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What was written about an initiative, in the order in which it was; of peers in none. */
  public List<Said> of(String number) {
    return database
        .sql(
            """
            select task, form, words from (
              select distinct on (form, coalesce(local_key, '')) task, form, at, written::text as words
              from task_decision where number = ? and written is not null
              order by form, coalesce(local_key, ''), at desc) latest
            order by case when form = 'review-initiative' then null else at end nulls last, words
            """)
        .param(number)
        .query(
            (row, n) ->
                new Said(
                    row.getString("task"), row.getString("form"), read(row.getString("words"))))
        .list();
  }

  private Map<String, String> read(String words) {
    try {
      return json.readValue(words, WORDS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("what was written cannot be read", damaged);
    }
  }
}
