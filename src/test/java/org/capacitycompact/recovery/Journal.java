package org.capacitycompact.recovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the application has acknowledged, as noted by its clients. */
final class Journal {

  /** A demand that was sent. */
  record Demand(UUID key, String person, String title) {}

  /** The number of each acknowledged demand. */
  final Map<Demand, String> raised = new ConcurrentHashMap<>();

  /** Demands that were sent and never answered with success. */
  final Set<Demand> unanswered = ConcurrentHashMap.newKeySet();

  /** Tasks whose completion was acknowledged, and who completed them. */
  final Map<String, String> completed = new ConcurrentHashMap<>();

  /** The kind of each of those tasks. */
  final Map<String, String> kinds = new ConcurrentHashMap<>();

  /** Acknowledged payments: the external task's id, and the initiative. */
  final Map<String, String> paid = new ConcurrentHashMap<>();

  /** Refusals by status, while something was broken. */
  final List<Refused> refused = new CopyOnWriteArrayList<>();

  /** Answers that must never occur. */
  final List<String> wrong = new CopyOnWriteArrayList<>();

  /** Answers with 422, which are errors of the test's worker. */
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
