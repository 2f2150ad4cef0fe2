package org.capacitycompact.release;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitycompact.platform.Release;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The written plan, {@code release/moves.yaml}: the new id of each step that changed its id. */
final class MovePlan {

  private static final String FILE = "release/moves.yaml";

  /** A release's changes to one process. */
  private record Change(String becomes, Map<String, String> steps, Set<String> restart) {}

  /** By release, oldest first, and by the process's id in the release before. */
  private final SortedMap<Release, Map<String, Change>> changes;

  private MovePlan(SortedMap<Release, Map<String, Change>> changes) {
    this.changes = changes;
  }

  static MovePlan ofThisRelease() {
    try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
      return read(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(FILE + " cannot be read", unreadable);
    }
  }

  static MovePlan read(InputStream file) {
    Map<String, Map<String, Map<String, Object>>> written =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    TreeMap<Release, Map<String, Change>> changes = new TreeMap<>();
    if (written != null) {
      written.forEach(
          (release, processes) -> {
            Map<String, Change> all = new TreeMap<>();
            processes.forEach((process, change) -> all.put(process, change(process, change)));
            changes.put(new Release(release), all);
          });
    }
    return new MovePlan(changes);
  }

  private static Change change(String process, Map<String, Object> written) {
    Set<String> unknown =
        written.keySet().stream()
            .filter(key -> !List.of("becomes", "steps", "restart").contains(key))
            .collect(Collectors.toSet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(FILE + ": " + process + " has unknown " + unknown);
    }
    Map<String, String> steps = new TreeMap<>();
    if (written.get("steps") instanceof Map<?, ?> renamed) {
      renamed.forEach((old, now) -> steps.put(String.valueOf(old), String.valueOf(now)));
    }
    Set<String> restart =
        written.get("restart") instanceof List<?> timers
            ? timers.stream().map(String::valueOf).collect(Collectors.toSet())
            : Set.of();
    Object becomes = written.get("becomes");
    return new Change(becomes == null ? process : becomes.toString(), steps, restart);
  }

  /** The changes after a release. */
  MovePlan since(Release release) {
    TreeMap<Release, Map<String, Change>> after = new TreeMap<>(changes);
    after.headMap(release, true).clear();
    return new MovePlan(after);
  }

  /** Today's id of a process of an earlier release. */
  String process(String process) {
    List<Change> changed = changesOf(process);
    return changed.isEmpty() ? process : changed.get(changed.size() - 1).becomes();
  }

  /** Today's id of a step of a process of an earlier release. */
  String step(String process, String step) {
    String id = step;
    for (Change change : changesOf(process)) {
      id = change.steps().getOrDefault(id, id);
    }
    return id;
  }

  /** Whether a timer, by today's id, starts anew. */
  boolean restarts(String process, String step) {
    return changesOf(process).stream().anyMatch(change -> change.restart().contains(step));
  }

  /** Each release's changes to a process, under whatever id it had then. */
  private List<Change> changesOf(String process) {
    List<Change> changed = new ArrayList<>();
    String id = process;
    for (Map<String, Change> release : changes.values()) {
      Change change = release.get(id);
      if (change != null) {
        changed.add(change);
        id = change.becomes();
      }
    }
    return changed;
  }
}
