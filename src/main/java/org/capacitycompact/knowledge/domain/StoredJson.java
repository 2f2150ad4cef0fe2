package org.capacitycompact.knowledge.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/**
 * How activities and findings are written into the database. Its own mapper: what is stored must
 * not change its shape when somebody tunes the one that speaks to browsers.
 */
final class StoredJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
  private static final TypeReference<List<Narrative>> NARRATIVES = new TypeReference<>() {};

  private StoredJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written", e);
    }
  }

  static PublishedActivity activity(String json) {
    try {
      return JSON.readValue(json, PublishedActivity.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a known activity cannot be read", e);
    }
  }

  static List<Finding> findings(String json) {
    return list(json, FINDINGS);
  }

  static List<Narrative> narratives(String json) {
    return list(json, NARRATIVES);
  }

  private static <T> List<T> list(String json, TypeReference<List<T>> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report cannot be read", e);
    }
  }
}
