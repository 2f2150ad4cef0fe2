package org.capacitycompact.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Answers;
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
   * @param language in which they were written; null where nobody knows
   */
  public record Said(
      String task, String form, Map<String, String> words, @Nullable String language) {}

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

  /**
   * What was written about an initiative, in the order in which it was; of peers in none. Of those
   * who are asked at the same time each answers on their own: what one of them wrote is read by the
   * writer alone as long as another has still to answer. Milestones are no such questions: each is
   * done and told by itself.
   *
   * @param reader user id of who reads
   */
  public List<Said> of(String number, String reader) {
    return database
        .sql(
            """
            select task, form, words, language from (
              select distinct on (form, coalesce(local_key, '')) task, form, at, written::text as words, language
              from task_decision d where number = :number and written is not null
                and (user_id = :reader or not exists (
                  select from work_item w
                  where w.number = d.number and w.task = d.task and w.task_id <> d.task_id
                    and coalesce(w.local_key, '') !~ '^[0-9]+$'
                    -- The engine knows milliseconds: what was asked after it is another round.
                    and w.created_at < date_trunc('milliseconds', d.at)))
              order by form, coalesce(local_key, ''), at desc) latest
            order by case when form = 'review-initiative' then null else at end nulls last, words
            """)
        .param("number", number)
        .param("reader", reader)
        .query(
            (row, n) ->
                new Said(
                    row.getString("task"),
                    row.getString("form"),
                    read(row.getString("words")),
                    row.getString("language")))
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
