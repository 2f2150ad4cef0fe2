package org.capacitycompact.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Who is told of what: the lines of the files {@code notices/<capability>.properties}. A line is
 * {@code demandGate.decline = DECISION: country, partners} or {@code stage = nobody: the act before
 * tells it}. Lines of steps, {@code process/step = told by kind, kind}, are for the table in the
 * documentation.
 */
@Component
public class NoticeKinds {

  private static final String NOBODY = "nobody";
  private static final Set<String> ASKING = Set.of("task.open", "task.near", "task.passed");

  private final Map<String, Line> lines = new TreeMap<>();

  NoticeKinds() {
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:notices/*.properties")) {
        read(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the files of notices cannot be read", failure);
    }
  }

  /**
   * A line.
   *
   * @param topic null where nobody is told
   * @param readers the words for who is told
   * @param why why nobody is told
   */
  public record Line(
      String kind, @Nullable Topic topic, List<String> readers, @Nullable String why) {

    static Line of(String kind, String said) {
      String[] parts = said.split(":", 2);
      if (parts.length < 2 || parts[1].isBlank()) {
        throw new IllegalStateException(
            "notices: \"%s = %s\" is not \"TOPIC: reader, reader\"".formatted(kind, said));
      }
      return parts[0].strip().equals(NOBODY)
          ? new Line(kind, null, List.of(), parts[1].strip())
          : new Line(
              kind,
              Topic.valueOf(parts[0].strip()),
              Stream.of(parts[1].split(",")).map(String::strip).toList(),
              null);
    }
  }

  private void read(Resource file) throws IOException {
    Properties found = new Properties();
    try (InputStream in = file.getInputStream()) {
      found.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    for (String kind : found.stringPropertyNames()) {
      if (isStep(kind)) {
        continue;
      }
      if (lines.put(kind, Line.of(kind, found.getProperty(kind))) != null) {
        throw new IllegalStateException("notices: two files have a line for " + kind);
      }
    }
  }

  /** A step of a model, {@code process/step}: its line says which kinds tell of it. */
  private static boolean isStep(String key) {
    return key.contains("/");
  }

  /** Whether this kind says that a task waits, so that it says nothing once the task is done. */
  static boolean asks(String kind) {
    return ASKING.stream().anyMatch(asking -> kind.equals(asking) || kind.startsWith(asking + "."))
        || kind.startsWith("ballot.asked.");
  }

  /** The kind itself, or that of its task, {@code task.open.UserTask_X}, which has its own line. */
  String mostSpecific(String kind, @Nullable String task) {
    String ofTask = kind + "." + task;
    return task != null && lines.containsKey(ofTask) ? ofTask : kind;
  }

  /**
   * The line of a kind.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Line of(String kind) {
    return find(kind)
        .orElseThrow(
            () -> new IllegalArgumentException("no line in notices/ says who learns " + kind));
  }

  /** The line of a kind, if there is one. */
  public Optional<Line> find(String kind) {
    return Optional.ofNullable(lines.get(kind));
  }
}
