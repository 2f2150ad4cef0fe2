package org.capacitycompact.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.AnswersOfTasks;
import org.capacitycompact.sample.PlanOfAnswers;

/** People and a finance system working over HTTP, who note what was acknowledged. */
final class HttpDesk {

  static final List<String> KENYA = List.of("amina", "joseph", "wanjiku", "otieno");
  static final List<String> TOGO = List.of("koffi", "adjoa", "kossi", "afi");
  static final List<String> OTHERS =
      List.of(
          "sofia", "siti", "lucia", "paulo", "anna", "mariam", "tomas", "luis", "grace", "hugo",
          "ingrid", "rosa", "abdou", "priya");

  private static final Pattern TRACE =
      Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]+\\.|PSQL|jdbc|SQLState|postgres");
  private static final Map<String, Map<String, Object>> CHOICES =
      Map.of(
          "UserTask_InviteProviders", Map.of("invitedProviders", List.of("IDMICRO", "ARTREASURY")),
          "UserTask_ChoosePartner", Map.of("chosenLead", "IDMICRO"));
  private static final Set<String> OF_THE_PLAN =
      Set.of("UserTask_ArticulateDemand", "UserTask_CompleteDesign");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than the application may take to report a failure. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Journal journal;
  private final AnswersOfTasks answers = new AnswersOfTasks();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile String root;

  HttpDesk(Journal journal, int port) {
    this.journal = journal;
    moveTo(port);
  }

  /** The address of the application from now on. */
  void moveTo(int port) {
    root = "http://localhost:" + port;
  }

  /** The answer; status 0 when there was none. */
  record Answer(int status, String body, Map<String, List<String>> headers, long millis) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException unreadable) {
        throw new IllegalStateException(body, unreadable);
      }
    }
  }

  /** Raises a demand and notes its number. */
  Answer raises(Journal.Demand demand) {
    journal.unanswered.add(demand);
    Answer answer =
        ask(
            demand.person(),
            "POST",
            "/api/initiatives",
            Map.of("title", demand.title(), "workingLanguage", "en"),
            PATIENCE,
            "Idempotency-Key",
            demand.key().toString());
    if (answer.status() == 201) {
      journal.raised.put(demand, answer.json().get("number").asText());
      journal.unanswered.remove(demand);
    }
    return answer;
  }

  static Journal.Demand demand(String person, String title) {
    return new Journal.Demand(UUID.randomUUID(), person, title);
  }

  /** Decides every open task of this person, and returns how many succeeded. */
  int works(String person) {
    return works(person, () -> false);
  }

  /** Until all are done or {@code over} holds. */
  int works(String person, BooleanSupplier over) {
    Answer list = ask(person, "GET", "/api/tasks?limit=50", null, PATIENCE);
    if (list.status() != 200) {
      return 0;
    }
    int done = 0;
    for (JsonNode task : list.json().get("tasks")) {
      if (over.getAsBoolean()) {
        return done;
      }
      if (completes(person, task.get("taskId").asText(), task.get("task").asText()).status()
          == 204) {
        done++;
      }
    }
    return done;
  }

  Answer completes(String person, String taskId, String task) {
    return completes(person, taskId, task, PATIENCE);
  }

  Answer completes(String person, String taskId, String task, Duration patience) {
    prepares(person, taskId, task, patience);
    return sends(person, taskId, task, patience);
  }

  /** Writes the plan that a task sends; nothing for every other task. */
  void prepares(String person, String taskId, String task) {
    prepares(person, taskId, task, PATIENCE);
  }

  private void prepares(String person, String taskId, String task, Duration patience) {
    if (OF_THE_PLAN.contains(task)) {
      writesPlan(person, taskId, answers(person, task), patience);
    }
  }

  /** Completes a task whose plan, if it sends one, is written. */
  Answer sends(String person, String taskId, String task) {
    return sends(person, taskId, task, PATIENCE);
  }

  private Answer sends(String person, String taskId, String task, Duration patience) {
    Map<String, Object> sent = answers(person, task);
    if (OF_THE_PLAN.contains(task)) {
      sent.keySet().removeIf(PlanOfAnswers::says);
    }
    Answer answer = ask(person, "POST", "/api/tasks/" + taskId + "/completion", sent, patience);
    if (answer.status() == 204) {
      journal.completed.put(taskId, person);
      journal.kinds.put(taskId, task);
    } else if (answer.status() == 422) {
      journal.misunderstood.add(person + " " + task + " " + answer.body());
    }
    return answer;
  }

  private void writesPlan(
      String person, String taskId, Map<String, Object> answers, Duration patience) {
    Answer task = ask(person, "GET", "/api/tasks/" + taskId, null, patience);
    Matcher number = Pattern.compile("\"number\":\"([A-Z0-9-]+)\"").matcher(task.body());
    if (!number.find()) {
      return;
    }
    try {
      PlanOfAnswers.write(
          (method, path, body, headers) -> {
            Answer answer = ask(person, method, path, body, patience, headers);
            return new PlanOfAnswers.Reply(
                answer.status(),
                answer.status() == 200 ? answer.json() : NullNode.getInstance(),
                answer.headers().getOrDefault("etag", List.of()).stream().findFirst().orElse(null));
          },
          number.group(1),
          answers);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Dates are the country's; those who work for several countries give none of today. */
  private Map<String, Object> answers(String person, String task) {
    String country = TOGO.contains(person) ? "TG" : "KE";
    Map<String, Object> all = new HashMap<>(answers.of(task, country));
    all.putAll(CHOICES.getOrDefault(task, Map.of()));
    return all;
  }

  /** The finance system makes the payments of verified milestones. */
  int pays() {
    Answer due =
        ask(
            "finance",
            "POST",
            "/engine-rest/external-task/fetchAndLock",
            Map.of(
                "workerId",
                "faults",
                "maxTasks",
                10,
                "topics",
                List.of(Map.of("topicName", "disburse", "lockDuration", 2_000))),
            PATIENCE);
    if (due.status() != 200) {
      return 0;
    }
    int paid = 0;
    for (JsonNode payment : due.json()) {
      String id = payment.get("id").asText();
      Answer answer =
          ask(
              "finance",
              "POST",
              "/engine-rest/external-task/" + id + "/complete",
              Map.of("workerId", "faults"),
              PATIENCE);
      if (answer.status() == 204) {
        journal.paid.put(id, payment.get("businessKey").asText());
        paid++;
      }
    }
    return paid;
  }

  /** This person's open task of this kind on an initiative. */
  String task(String person, InitiativeNumber number) {
    JsonNode tasks =
        ask(person, "GET", "/api/tasks?q=" + number, null, PATIENCE).json().get("tasks");
    return tasks.get(0).get("taskId").asText();
  }

  Answer get(String person, String path) {
    return ask(person, "GET", path, null, PATIENCE);
  }

  Answer ask(
      String person,
      String method,
      String path,
      Map<String, Object> body,
      Duration patience,
      String... headers) {
    long begun = System.nanoTime();
    Answer answer;
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(root + path))
              .timeout(patience)
              .header("Content-Type", "application/json")
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString(
                              (person + ":Compact-2026!").getBytes(StandardCharsets.UTF_8)))
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(body)));
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<String> got = http.send(request.build(), BodyHandlers.ofString());
      answer =
          new Answer(
              got.statusCode(),
              got.body(),
              got.headers().map(),
              (System.nanoTime() - begun) / 1_000_000);
    } catch (IOException nobody) {
      answer = new Answer(0, "", Map.of(), (System.nanoTime() - begun) / 1_000_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    note(method + " " + path, answer);
    return answer;
  }

  /**
   * A refusal must be clear: a problem with a time to retry, or an ordinary one; never a stack
   * trace.
   */
  private void note(String request, Answer answer) {
    int status = answer.status();
    if (status == 0 || status >= 500) {
      journal.refused.add(new Journal.Refused(request, status, answer.millis()));
    }
    if (status >= 400 && TRACE.matcher(answer.body()).find()) {
      journal.wrong.add("tells of its inside: " + request + " " + status + " " + answer.body());
    }
    if (status >= 500 && status != 503 && status != 507) {
      journal.wrong.add("not a clear refusal: " + request + " " + status + " " + answer.body());
    }
    if ((status == 503 || status == 507) && !answer.headers().containsKey("retry-after")) {
      journal.wrong.add("does not say when to come back: " + request + " " + answer.body());
    }
    if (status == 401 || status == 404 && request.contains("fetchAndLock")) {
      journal.wrong.add("an outage that looks like something else: " + request + " " + status);
    }
  }

  static List<String> everybody() {
    List<String> all = new ArrayList<>(KENYA);
    all.addAll(TOGO);
    all.addAll(OTHERS);
    return all;
  }
}
