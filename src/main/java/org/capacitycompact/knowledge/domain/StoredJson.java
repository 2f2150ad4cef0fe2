package org.capacitycompact.knowledge.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of activities and findings in the database. It has its own mapper, so that changes to
 * the one for browsers do not affect stored data.
 */
final class StoredJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final TypeReference<List<StoredFinding>> FINDINGS = new TypeReference<>() {};
  private static final TypeReference<List<Narrative>> NARRATIVES = new TypeReference<>() {};

  /**
   * A finding in a form that every concurrent release can read.
   *
   * @param kind as in release 0.1.0
   * @param exactly the name of the kind, if it differs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record StoredFinding(
      FindingKind kind,
      @Nullable String exactly,
      String field,
      @Nullable String value,
      int line,
      int times) {
    static StoredFinding of(ImportFinding finding) {
      FindingKind kind = finding.kind();
      String exactly = kind.before() == kind ? null : kind.name();
      return new StoredFinding(
          kind.before(),
          exactly,
          finding.field(),
          finding.value(),
          finding.line(),
          finding.times());
    }

    /** A kind that only a later release knows is read as the stored one that stands for it. */
    ImportFinding finding() {
      FindingKind told =
          Stream.of(FindingKind.values())
              .filter(known -> known.name().equals(exactly))
              .findFirst()
              .orElse(kind);
      return new ImportFinding(told, field, value, line, times);
    }
  }

  private StoredJson() {}

  static String writeFindings(List<ImportFinding> findings) {
    return write(findings.stream().map(StoredFinding::of).toList());
  }

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

  static List<ImportFinding> findings(String json) {
    return list(json, FINDINGS).stream().map(StoredFinding::finding).toList();
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
