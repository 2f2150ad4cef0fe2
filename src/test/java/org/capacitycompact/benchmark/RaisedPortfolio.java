package org.capacitycompact.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.sample.AnswersOfTasks;
import org.capacitycompact.sample.PlanOfAnswers;

/**
 * Initiatives in all stages, raised and advanced over the REST API by the people of the sample: a
 * wave of new demands, then everybody completes two thirds of their tasks, and so on.
 */
final class RaisedPortfolio {

  /** One person of each kind, since a group's task needs one of them only. */
  private static final List<String> EVERYBODY =
      List.of(
          "amina", "joseph", "wanjiku", "otieno", "koffi", "adjoa", "kossi", "afi", "namono",
          "kato", "nakato", "mugisha", "sofia", "siti", "lucia", "paulo", "anna", "mariam", "tomas",
          "luis", "grace", "hugo", "ingrid", "rosa", "abdou", "priya");

  private static final List<String> FOCAL_POINTS = List.of("amina", "koffi", "namono");
  private static final Map<String, Map<String, Object>> CHOICES =
      Map.of(
          "UserTask_InviteProviders", Map.of("invitedProviders", List.of("IDMICRO", "ARTREASURY")),
          "UserTask_ChoosePartner", Map.of("chosenLead", "IDMICRO"));
  private static final Set<String> OF_THE_PLAN =
      Set.of("UserTask_ArticulateDemand", "UserTask_CompleteDesign");
  private static final AnswersOfTasks ANSWERS = new AnswersOfTasks();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Random random = new Random(20261122);

  RaisedPortfolio(int port) {
    server = "http://localhost:" + port;
  }

  /** Typical answers at this step of an initiative, without what the plan says. */
  static Map<String, Object> answers(String task, String number) {
    Map<String, Object> sent = everyAnswer(task, number);
    if (OF_THE_PLAN.contains(task)) {
      sent.keySet().removeIf(PlanOfAnswers::says);
    }
    return sent;
  }

  private static Map<String, Object> everyAnswer(String task, String number) {
    Map<String, Object> all = new HashMap<>(ANSWERS.of(task, number.substring(0, 2)));
    all.putAll(CHOICES.getOrDefault(task, Map.of()));
    return all;
  }

  /** Writes the plan, if the task sends one; false when somebody else is at it. */
  boolean isReady(String person, String number, String step)
      throws IOException, InterruptedException {
    if (!OF_THE_PLAN.contains(step)) {
      return true;
    }
    return PlanOfAnswers.write(
        (method, path, body, headers) -> {
          HttpResponse<String> answer = ask(person, method, path, body, headers);
          return new PlanOfAnswers.Reply(
              answer.statusCode(),
              answer.statusCode() == 200 ? JSON.readTree(answer.body()) : NullNode.getInstance(),
              answer.headers().firstValue("ETag").orElse(null));
        },
        number,
        everyAnswer(step, number));
  }

  /** Steps at which the sample's answers do not fit every initiative. */
  Set<String> refused() {
    return refused;
  }

  void grow(int waves, int demandsEach) throws Exception {
    ExecutorService hands = Executors.newFixedThreadPool(4);
    try {
      for (int wave = 0; wave < waves; wave++) {
        for (int n = 0; n < demandsEach; n++) {
          raise(
              FOCAL_POINTS.get(n % FOCAL_POINTS.size()), "Train examiners, part " + wave + "." + n);
        }
        List<Future<?>> working = new ArrayList<>();
        for (String person : EVERYBODY) {
          working.add(hands.submit(() -> work(person)));
        }
        for (Future<?> one : working) {
          one.get();
        }
      }
    } finally {
      hands.shutdownNow();
    }
  }

  /** Raises a demand, and returns its number. */
  String raise(String person, String title) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        ask(
            person,
            "POST",
            "/api/initiatives",
            Map.of("title", title, "workingLanguage", "en"),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(person + " cannot raise a demand: " + answer.body());
    }
    return JSON.readTree(answer.body()).get("number").asText();
  }

  private Void work(String person) throws IOException, InterruptedException {
    HttpResponse<String> list = ask(person, "GET", "/api/tasks?limit=50", null);
    if (list.statusCode() != 200) {
      throw new IllegalStateException(person + " has no task list: " + list.body());
    }
    for (JsonNode task : JSON.readTree(list.body()).get("tasks")) {
      String step = task.get("task").asText();
      if (refused.contains(step) || random.nextInt(3) == 0) {
        continue;
      }
      String number = task.get("number").asText();
      if (!isReady(person, number, step)) {
        continue;
      }
      HttpResponse<String> answer =
          ask(
              person,
              "POST",
              "/api/tasks/" + task.get("taskId").asText() + "/completion",
              answers(step, number));
      if (answer.statusCode() == 422) {
        refused.add(step);
      } else if (answer.statusCode() >= 500) {
        throw new IllegalStateException(person + " " + step + ": " + answer.body());
      }
    }
    return null;
  }

  private HttpResponse<String> ask(
      String person, String method, String path, Map<String, Object> body, String... headers)
      throws IOException, InterruptedException {
    String account = person + ":Compact-2026!";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
