package org.capacitycompact.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a service account's token allows, by method and path, within the rights of its role.
 * Requests that no scope covers are for people only.
 */
enum Scope {
  /** Evaluate decision tables on given facts; no initiative is involved. */
  DECISIONS_EVALUATE(
      "decisions:evaluate",
      Reach.EVERYTHING,
      "GET /engine-rest/(decision|decision-requirements)-definition(/.*)?",
      "POST /engine-rest/decision-definition/(key/)?[^/]+/evaluate"),
  /** Fetch payments that are due, make them and report them (the topic {@code disburse}). */
  EXTERNAL_TASKS_WORK(
      "external-tasks:work", Reach.EVERYTHING, "(GET|POST) /engine-rest/external-task(/.*)?"),
  /** Read initiatives and their verdicts, of one country or one organisation. */
  INITIATIVES_READ(
      "initiatives:read",
      Reach.BOUND,
      "GET /api/initiatives(/[^/]+(/verdicts(/[0-9]+(/recomputation)?)?)?)?",
      "GET /api/initiatives/[^/]+/plan(/[^/]+){0,4}"),
  /** Read what others have published. */
  KNOWN_ACTIVITIES_READ(
      "known-activities:read", Reach.EVERYTHING, "GET /api/known-activities(/[0-9]+)?");

  private enum Reach {
    EVERYTHING,
    BOUND
  }

  private final String code;
  private final Reach reach;
  private final List<Pattern> opens;

  Scope(String code, Reach reach, String... opens) {
    this.code = code;
    this.reach = reach;
    this.opens = Arrays.stream(opens).map(Pattern::compile).toList();
  }

  /** The code in interfaces and the database, {@code initiatives:read}. */
  String code() {
    return code;
  }

  /** Whether an account with this scope has to be bound to a country or an organisation. */
  boolean bound() {
    return reach == Reach.BOUND;
  }

  static Optional<Scope> of(String code) {
    return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
  }

  /** The scopes that allow a request; empty when it is for people only. */
  static List<Scope> opening(String method, String path) {
    String asked = method + " " + path;
    return Arrays.stream(values())
        .filter(scope -> scope.opens.stream().anyMatch(open -> open.matcher(asked).matches()))
        .toList();
  }
}
