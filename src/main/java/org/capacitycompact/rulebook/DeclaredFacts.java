package org.capacitycompact.rulebook;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * What capabilities declare of the facts that they gather, by name: each in a file of its own,
 * {@code facts/delivery.properties}. A fact is declared {@code count}, {@code percent}, {@code
 * score} (1 to 5), {@code amount}, a range of its own ({@code 0..4}, {@code -100..}) or {@code
 * text}; one that is none of these, a word or a yes, needs no line: its column says what it is.
 */
public final class DeclaredFacts {

  private static final Pattern RANGE = Pattern.compile("(-?\\d+)\\.\\.(\\d*)");

  private static final Map<String, Kind> ALL = read();

  private DeclaredFacts() {}

  /**
   * What a fact is.
   *
   * @param whole whether it is a whole number
   * @param range of a number; null for a text
   */
  public record Kind(boolean whole, PossibleFacts.@Nullable Range range) {

    public boolean isText() {
      return range == null;
    }
  }

  /** What is declared of a fact; nothing where its column says it all. */
  public static Optional<Kind> find(String fact) {
    return Optional.ofNullable(ALL.get(fact));
  }

  private static Map<String, Kind> read() {
    Map<String, Kind> all = new TreeMap<>();
    ReleasedModels.files("facts", ".properties")
        .forEach(
            (capability, file) ->
                properties(file)
                    .forEach(
                        (name, declared) -> {
                          Kind kind = kind(String.valueOf(declared));
                          if (all.put(String.valueOf(name), kind) != null) {
                            throw new IllegalStateException(name + " is declared twice");
                          }
                        }));
    return all;
  }

  private static Properties properties(Resource file) {
    try {
      return PropertiesLoaderUtils.loadProperties(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(file + " cannot be read", unreadable);
    }
  }

  private static Kind kind(String declared) {
    return switch (declared) {
      case "text" -> new Kind(false, null);
      case "count" -> new Kind(true, new PossibleFacts.Range(0, Integer.MAX_VALUE));
      case "percent" -> new Kind(false, new PossibleFacts.Range(0, 100));
      case "score" -> new Kind(false, new PossibleFacts.Range(1, 5));
      case "amount" -> new Kind(false, new PossibleFacts.Range(0, null));
      default -> range(declared);
    };
  }

  private static Kind range(String declared) {
    Matcher range = RANGE.matcher(declared);
    if (!range.matches()) {
      throw new IllegalStateException("nothing is " + declared);
    }
    String most = range.group(2);
    return new Kind(
        false,
        new PossibleFacts.Range(
            Integer.parseInt(range.group(1)), most.isEmpty() ? null : Integer.valueOf(most)));
  }
}
