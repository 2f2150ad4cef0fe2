package org.capacitycompact.worklist;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Submitted values as plain values; serialized objects are never read. */
final class SubmittedValues {

  /** Stands for a value that no form asks for; each field refuses it with its own message. */
  private static final Object UNREADABLE =
      new Object() {
        @Override
        public String toString() {
          return "unreadable";
        }
      };

  private SubmittedValues() {}

  static Map<String, Object> plain(@Nullable Map<String, Object> submitted) {
    if (submitted == null) {
      return Map.of();
    }
    if (!(submitted instanceof VariableMap typed)) {
      return submitted;
    }
    Map<String, @Nullable Object> plain = new HashMap<>();
    typed.keySet().forEach(key -> plain.put(key, plain(typed.<TypedValue>getValueTyped(key))));
    return plain;
  }

  private static @Nullable Object plain(@Nullable TypedValue value) {
    if (value instanceof ObjectValue object) {
      boolean list = object.isDeserialized() && object.getValue() instanceof Collection<?>;
      return list ? object.getValue() : UNREADABLE;
    }
    return value == null ? null : value.getValue();
  }
}
