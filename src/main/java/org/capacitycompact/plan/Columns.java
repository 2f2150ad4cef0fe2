package org.capacitycompact.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;

/**
 * How the answers of a section's form stand in the columns of its table: {@code baselineOn} in
 * {@code baseline_on}; what is asked for several times, {@code target1Value}, {@code target1On}, in
 * one list {@code targets}.
 */
final class Columns {

  private static final Pattern REPEATED = Pattern.compile("([a-z]+)(\\d+)([A-Z]\\w*)");

  private final ObjectMapper json;
  private final List<FormField> fields;

  Columns(ObjectMapper json, FormSchema form) {
    this.json = json;
    this.fields = form.fields();
  }

  List<FormField> fields() {
    return fields;
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    fields.forEach(
        field -> {
          Matcher repeated = REPEATED.matcher(field.key());
          names.add(repeated.matches() ? list(repeated) : column(field.key()));
        });
    return names;
  }

  /** The row as JSON, each column with a value or null, and empty lists where there is nothing. */
  ObjectNode write(Map<String, Object> values) {
    ObjectNode row = json.createObjectNode();
    Map<String, Map<Integer, ObjectNode>> lists = new HashMap<>();
    for (FormField field : fields) {
      Object value = values.get(field.key());
      Matcher repeated = REPEATED.matcher(field.key());
      if (repeated.matches()) {
        Map<Integer, ObjectNode> list =
            lists.computeIfAbsent(list(repeated), name -> new TreeMap<>());
        if (value != null) {
          put(
              list.computeIfAbsent(
                  Integer.parseInt(repeated.group(2)), n -> json.createObjectNode()),
              part(repeated),
              value);
        }
      } else if (value != null) {
        put(row, column(field.key()), value);
      } else if (field.kind() == FieldKind.CHECKLIST) {
        row.putArray(column(field.key()));
      } else if (field.kind() == FieldKind.MONEY && field.key().equals("amount")) {
        // A milestone promises nothing until it names an amount; sums that nobody said stay open.
        row.put(column(field.key()), BigDecimal.ZERO);
      } else {
        row.putNull(column(field.key()));
      }
    }
    lists.forEach((name, list) -> row.putArray(name).addAll(list.values()));
    return row;
  }

  /** The answers in a row's JSON; columns that no field asks for are left out. */
  Map<String, Object> read(JsonNode row) {
    Map<String, Object> values = new HashMap<>();
    for (FormField field : fields) {
      Matcher repeated = REPEATED.matcher(field.key());
      JsonNode value =
          repeated.matches()
              ? row.path(list(repeated))
                  .path(Integer.parseInt(repeated.group(2)) - 1)
                  .path(part(repeated))
              : row.path(column(field.key()));
      if (!value.isMissingNode() && !value.isNull()) {
        Object read = read(field.kind(), value);
        if (!(read instanceof List<?> list && list.isEmpty())) {
          values.put(field.key(), read);
        }
      }
    }
    return values;
  }

  /**
   * Some fields by their keys, as they are kept of what somebody wants changed; null empties one.
   */
  String write(Map<String, Object> changed, Set<String> emptied) {
    ObjectNode row = json.createObjectNode();
    changed.forEach((key, value) -> put(row, key, value));
    emptied.forEach(row::putNull);
    return row.toString();
  }

  /** What {@link #write(Map, Set)} wrote; empty for a field that is emptied. */
  Map<String, Optional<Object>> readChanged(String kept) {
    JsonNode row;
    try {
      row = json.readTree(kept);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the fields of a change cannot be read", damaged);
    }
    Map<String, Optional<Object>> changed = new LinkedHashMap<>();
    for (FormField field : fields) {
      JsonNode value = row.path(field.key());
      if (!value.isMissingNode()) {
        changed.put(
            field.key(),
            value.isNull() ? Optional.empty() : Optional.of(read(field.kind(), value)));
      }
    }
    return changed;
  }

  private static Object read(FieldKind kind, JsonNode value) {
    return switch (kind) {
      case NUMBER, MONEY -> plain(value.decimalValue());
      case DATE -> LocalDate.parse(value.textValue());
      case YES_NO, CHECKBOX -> value.booleanValue();
      case CHECKLIST -> {
        List<String> chosen = new ArrayList<>();
        value.forEach(each -> chosen.add(each.asText()));
        yield List.copyOf(chosen);
      }
      default -> value.asText();
    };
  }

  /** 24 rather than 24.0000, and 100 rather than 1E+2: what somebody wrote compares equal to it. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private void put(ObjectNode row, String name, Object value) {
    if (value instanceof BigDecimal number) {
      row.put(name, number);
    } else if (value instanceof Boolean flag) {
      row.put(name, flag);
    } else if (value instanceof List<?> chosen) {
      ArrayNode list = row.putArray(name);
      chosen.forEach(each -> list.add(String.valueOf(each)));
    } else {
      row.put(name, String.valueOf(value));
    }
  }

  static String column(String key) {
    return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String list(Matcher repeated) {
    return repeated.group(1) + "s";
  }

  private static String part(Matcher repeated) {
    return repeated.group(3).toLowerCase(Locale.ROOT);
  }
}
