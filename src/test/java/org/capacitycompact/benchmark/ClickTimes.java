package org.capacitycompact.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long many people waited, by what they clicked, and errors. */
final class ClickTimes {

  enum Kind {
    TASKS("task list"),
    FILTERED("task list, filtered"),
    INITIATIVES("initiatives"),
    INITIATIVE("an initiative"),
    SEARCH("a search"),
    FORM("a task's form"),
    DECISION("a decision, until the initiative's page is back");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Map<Kind, List<Double>> millis = new EnumMap<>(Kind.class);
  private final List<String> errors = new ArrayList<>();
  private boolean counting;

  /** Starts measuring, after the server is warm. Errors count from the beginning. */
  synchronized void count() {
    counting = true;
  }

  synchronized void note(Kind kind, double waited) {
    if (counting) {
      millis.computeIfAbsent(kind, any -> new ArrayList<>()).add(waited);
    }
  }

  synchronized void wrong(String what) {
    errors.add(what);
  }

  synchronized int size() {
    return millis.values().stream().mapToInt(List::size).sum();
  }

  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  synchronized Measures of(Kind kind) {
    return figures(millis.getOrDefault(kind, List.of()));
  }

  synchronized int times(Kind kind) {
    return millis.getOrDefault(kind, List.of()).size();
  }

  synchronized Measures all() {
    return figures(millis.values().stream().flatMap(List::stream).toList());
  }

  private static Measures figures(List<Double> values) {
    return new Measures(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
