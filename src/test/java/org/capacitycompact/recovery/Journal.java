package org.capacitycompact.recovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the application has acknowledged, as those who asked for it noted it. */
final class Journal {

  /** A demand that was asked for. */
  record Demand(UUID key, String person, String title) {}

  /** The number each acknowledged demand was given. */
  final Map<Demand, String> raised = new ConcurrentHashMap<>();

  /** Demands that were asked for and never answered with success. */
  final Set<Demand> unanswered = ConcurrentHashMap.newKeySet();

  /** Tasks whose completion was answered with success, and who completed them. */
  final Map<String, String> completed = new ConcurrentHashMap<>();

  /** What kind of task each of those was. */
  final Map<String, String> kinds = new ConcurrentHashMap<>();

  /** Payments that were acknowledged: the external task's id, and the initiative. */
  final Map<String, String> paid = new ConcurrentHashMap<>();

  /** Answers that were refusals, by status, while something was broken. */
  final List<Refused> refused = new CopyOnWriteArrayList<>();

  /** Whatever must never be answered. */
  final List<String> wrong = new CopyOnWriteArrayList<>();

  /** Answers with 422: the worker's own mistake. */
  final List<String> misunderstood = new CopyOnWriteArrayList<>();

  record Refused(String request, int status, long millis) {}

  int size() {
    return raised.size() + completed.size() + paid.size();
  }

  long votes() {
    return kinds.values().stream().filter("UserTask_CastBallot"::equals).count()
        + kinds.values().stream().filter("UserTask_StateObjection"::equals).count();
  }
}
