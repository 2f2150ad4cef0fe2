package org.capacitycompact.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of one run, and why one is missing. */
final class Targets {

  private record Taken(double figure, String more) {}

  private static final Map<Target, Taken> TAKEN = new EnumMap<>(Target.class);
  private static final Map<Target, String> REASONS = new EnumMap<>(Target.class);

  private Targets() {}

  /** Reports a figure, with a short remark. */
  static void take(Target target, double figure, String more) {
    if (!Double.isFinite(figure)) {
      notTaken(target, "the figure came out as " + figure);
      return;
    }
    TAKEN.put(target, new Taken(figure, more));
  }

  static void notTaken(Target target, String reason) {
    REASONS.putIfAbsent(target, reason);
  }

  /** Every missing figure, with its reason. */
  static List<String> missing() {
    return List.of(Target.values()).stream()
        .filter(target -> !TAKEN.containsKey(target))
        .map(target -> target.what() + ": " + reason(target))
        .toList();
  }

  private static String reason(Target target) {
    return REASONS.getOrDefault(target, "its benchmark did not run");
  }

  static void tell(Report report) {
    report.table(List.of("target", "aimed at", "measured", "", "how"));
    for (Target target : Target.values()) {
      Optional<Taken> taken = Optional.ofNullable(TAKEN.get(target));
      report.line(
          "| %s | %s | %s | %s | %s |",
          target.what(),
          target.aim(),
          taken.map(it -> "**" + target.said(it.figure()) + "**" + told(it.more())).orElse("–"),
          taken.map(it -> target.metBy(it.figure()) ? "met" : "missed").orElse("not taken"),
          target.how());
    }
    report.line("");
    report.line("%s", summary());
  }

  private static String told(String more) {
    return more.isEmpty() ? "" : " (" + more + ")";
  }

  private static String summary() {
    long met =
        TAKEN.entrySet().stream()
            .filter(each -> each.getKey().metBy(each.getValue().figure()))
            .count();
    int all = Target.values().length;
    int missing = all - TAKEN.size();
    return "%d of %d targets are met, %d %s missed%s."
        .formatted(
            met,
            all,
            TAKEN.size() - met,
            TAKEN.size() - met == 1 ? "is" : "are",
            missing == 0 ? "" : ", and of " + missing + " no figure could be taken");
  }
}
