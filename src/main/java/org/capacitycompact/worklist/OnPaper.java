package org.capacitycompact.worklist;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The paper on which a task was decided, beside whoever confirms it. It is recorded with the
 * decision, and what was done counts for whoever brought the paper too ({@link
 * SeparationOfDuties}).
 *
 * @param broughtBy sign-in name of whoever typed what is on it; never who confirms it
 * @param scan id of the document that shows the paper
 * @param scanSha256 of that document, in hexadecimal
 * @param signed by whom it was signed; null for a form that was only filled in
 */
public record OnPaper(
    UUID id,
    String taskId,
    String broughtBy,
    String broughtByName,
    UUID scan,
    String scanSha256,
    @Nullable Signed signed) {

  /** A signature: name and office as written, and the hash of what it stands under. */
  public record Signed(String name, String office, String contentSha256) {}

  private static final ThreadLocal<@Nullable OnPaper> NOW = new ThreadLocal<>();

  /** Decides within it: the engine's commands pass no more than the answers. */
  <T> T within(Supplier<T> decision) {
    NOW.set(this);
    try {
      return decision.get();
    } finally {
      NOW.remove();
    }
  }

  /** The paper on which this task is being decided; null without one. */
  static @Nullable OnPaper of(String taskId) {
    OnPaper now = NOW.get();
    return now == null || !now.taskId.equals(taskId) ? null : now;
  }

  /** As the record keeps it. */
  Map<String, Object> recorded() {
    Map<String, Object> kept = new HashMap<>();
    kept.put("paper", id.toString());
    kept.put("broughtBy", Map.of("person", broughtBy, "name", broughtByName));
    kept.put("scan", Map.of("attachment", scan.toString(), "sha256", scanSha256));
    if (signed != null) {
      kept.put(
          "signed",
          Map.of(
              "name", signed.name(),
              "office", signed.office(),
              "sha256", signed.contentSha256()));
    }
    return kept;
  }
}
