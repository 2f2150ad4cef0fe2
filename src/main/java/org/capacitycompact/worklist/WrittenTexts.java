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
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/**
 * Texts that people wrote in their tasks for others to read, where no rule and no other page reads
 * them. Kept with the decision and shown on the initiative's page. {@code worklist-written.yaml}
 * lists the fields.
 */
@Component
public class WrittenTexts {

  private static final TypeReference<LinkedHashMap<String, String>> WORDS =
      new TypeReference<>() {};

  private final Map<String, List<String>> fields;
  private final JdbcClient database;
  private final ObjectMapper json;

  WrittenTexts(JdbcClient database, ObjectMapper json) throws IOException {
    this.database = database;
    this.json = json;
    try (InputStream file = new ClassPathResource("worklist-written.yaml").getInputStream()) {
      this.fields = new Yaml().load(file);
    }
  }

  /**
   * The last texts of one form, or of one milestone, provider or reviewer.
   *
   * @param words by the keys of the form, as typed
   * @param language in which they were written; null when unknown
   */
  public record Said(
      String task, String form, Map<String, String> words, @Nullable String language) {}

  /** The answers to keep, as JSON; null when there are none. */
  @Nullable String kept(FormSchema form, Answers answers) {
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, Object> all = answers.asMap();
    form.fields().stream()
        .filter(field -> fields.getOrDefault(field.form(), List.of()).contains(field.question()))
        .map(FormField::key)
        .filter(all::containsKey)
        .forEach(key -> words.put(key, String.valueOf(all.get(key))));
    try {
      return words.isEmpty() ? null : json.writeValueAsString(words);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The texts about an initiative, in order of time; those of peers in an order that reveals
   * nothing. People who are asked in parallel answer independently: until all of them have
   * answered, each reads only their own text. Milestones are independent of each other and not
   * treated so.
   *
   * @param reader user id of the reader
   */
  public List<Said> of(InitiativeNumber number, String reader) {
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
