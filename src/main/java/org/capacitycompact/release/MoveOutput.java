package org.capacitycompact.release;

import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.language.InterfaceTexts;

/** What the command prints. */
final class MoveOutput {

  private MoveOutput() {}

  static void print(Release release, Optional<MoveResult> moved) {
    System.out.println(
        moved
            .map(all -> say("move.done", release, all.moved(), all.stay(), all.busy()))
            .orElseGet(() -> say("move.elsewhere", release)));
  }

  static void printUsage() {
    System.err.println(say("move.usage"));
  }

  static void print(String failed, RuntimeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    System.err.println(say(failed, String.valueOf(cause.getMessage()).strip()));
  }

  static void print(Preview preview) {
    preview
        .byProcess()
        .forEach(
            (process, count) ->
                System.out.println("  " + say("move.process", process, count[0], count[1])));
    preview.lines().stream()
        .filter(line -> line.obstacle() != null)
        .forEach(line -> System.out.println("  " + stays(line)));
    System.out.println(
        say(
            "move.preview",
            preview.release(),
            preview.lines().size() - preview.stay(),
            preview.stay()));
  }

  private static String stays(Preview.Line line) {
    Obstacle obstacle = Objects.requireNonNull(line.obstacle());
    return say(
        "move.stays." + obstacle.kind(),
        String.valueOf(line.process().number()),
        line.process().process(),
        line.from(),
        String.valueOf(obstacle.step()));
  }

  private static String say(String key, Object... filledWith) {
    return new InterfaceTexts("messages-recovery")
        .getMessage(key, filledWith, InterfaceLanguages.FIRST);
  }
}
