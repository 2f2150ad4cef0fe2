package org.capacitycompact.access;

import java.util.List;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;

/**
 * The allowlist for the engine's HTTP interfaces, by method, path and role; anything else is
 * answered with 404. The paths are those below {@code /engine-rest}, and the same below {@code
 * /camunda/api/engine/engine/default}.
 */
final class EngineRequests {

  private static final String ID = "[^/]+";
  private static final String MODELS = "/(process|decision|decision-requirements)-definition";
  private static final Right EVERYBODY = Right.WORK_ON_TASKS_IN_ENGINE;
  private static final Right EVALUATORS = Right.EVALUATE_DECISIONS;
  private static final Right WORKERS = Right.RELEASE_PAYMENT;
  private static final Right STAFF = Right.READ_ENGINE;
  private static final Right OPERATORS = Right.OPERATE_ENGINE;

  private record Rule(Right right, String methods, Pattern path) {

    static Rule of(Right right, String methods, String path) {
      return new Rule(right, methods, Pattern.compile(path));
    }

    boolean admits(Actor actor, String method, String asked) {
      return List.of(methods.split(" ")).contains(method)
          && path.matcher(asked).matches()
          && right.of(actor);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // Everybody can find and complete their own tasks; the engine's own checks decide on
          // each.
          Rule.of(EVERYBODY, "GET POST", "/task(/count)?"),
          Rule.of(EVERYBODY, "GET", "/task/" + ID),
          Rule.of(
              EVERYBODY,
              "GET",
              "/task/" + ID + "/(form|deployed-form|form-variables|identity-links)"),
          Rule.of(EVERYBODY, "POST", "/task/" + ID + "/(complete|submit-form|claim|unclaim)"),
          // The models are public; the number of running instances is not.
          Rule.of(EVERYBODY, "GET", MODELS + "(/count)?"),
          Rule.of(EVERYBODY, "GET", MODELS + "/(?!statistics)(key/)?" + ID + "(/xml|/diagram)?"),
          Rule.of(EVERYBODY, "GET", "/engine"),
          // Integrators evaluate decisions and work on external tasks.
          Rule.of(EVALUATORS, "POST", "/decision-definition/(key/)?" + ID + "/evaluate"),
          Rule.of(WORKERS, "GET POST", "/external-task(/count)?"),
          Rule.of(WORKERS, "GET", "/external-task/" + ID),
          Rule.of(WORKERS, "POST", "/external-task/fetchAndLock"),
          Rule.of(
              WORKERS,
              "POST",
              "/external-task/" + ID + "/(complete|failure|bpmnError|lock|extendLock|unlock)"),
          // The secretariat and operators read; operators can also repair.
          Rule.of(
              STAFF,
              "GET",
              "/(process-instance|execution|job|job-definition|incident|history/.*|deployment|filter|batch|user|group)(/.*)?"),
          Rule.of(
              STAFF,
              "POST",
              "/(process-instance|execution|job|job-definition|deployment|incident)(/count)?"),
          Rule.of(
              STAFF,
              "POST",
              "/history/(process-instance|activity-instance|task|incident|job-log|decision-instance)(/count)?"),
          Rule.of(STAFF, "GET POST", "/filter/" + ID + "/(list|count|singleResult)"),
          Rule.of(STAFF, "GET", "/authorization(/check|/count)?"),
          Rule.of(STAFF, "GET", MODELS + "/.*"),
          // Without this answer Cockpit shows none of its numbers.
          Rule.of(STAFF, "GET", "/case-definition/count"),
          Rule.of(STAFF, "GET", "/identity/groups"),
          Rule.of(STAFF, "OPTIONS", "/.*"),
          // Admin uses these for lists; it creates entries through /user/create and /group/create.
          Rule.of(OPERATORS, "GET", "/version"),
          Rule.of(OPERATORS, "POST", "/(user|group)(/count)?"),
          Rule.of(OPERATORS, "PUT", "/job/" + ID + "/retries"),
          Rule.of(OPERATORS, "PUT", "/incident/" + ID + "/annotation"),
          Rule.of(OPERATORS, "PUT", "/external-task/" + ID + "/retries"));

  private EngineRequests() {}

  static boolean admits(Actor actor, String method, String path) {
    return RULES.stream().anyMatch(rule -> rule.admits(actor, method, path));
  }
}
