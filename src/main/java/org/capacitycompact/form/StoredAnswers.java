package org.capacitycompact.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers by key as a column of JSON keeps them, sent or not. */
@Component
public class StoredAnswers {

  private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

  private final ObjectMapper json;

  StoredAnswers(ObjectMapper json) {
    this.json = json;
  }

  public String write(Map<String, Object> answers) {
    try {
      // PostgreSQL's jsonb cannot hold a NUL character.
      return json.writeValueAsString(answers).replace("\\u0000", "");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @throws IllegalStateException when it is no JSON object
   */
  public Map<String, Object> read(String answers) {
    try {
      return json.readValue(answers, ANSWERS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored answers cannot be read", damaged);
    }
  }
}
