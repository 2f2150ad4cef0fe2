package org.capacitycompact.journey;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** A finance system at the engine API: it makes due payments, and evaluates decisions. */
final class Integrator {

  private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
      new ParameterizedTypeReference<>() {};

  private final RestClient engine;

  Integrator(int port) {
    this.engine =
        RestClient.builder()
            .baseUrl("http://localhost:" + port + "/engine-rest")
            .defaultHeaders(headers -> headers.setBasicAuth("finance", "Compact-2026!"))
            .build();
  }

  /** Makes this initiative's due payments, and returns how many there were. */
  int paysWhatIsDue(InitiativeNumber number) {
    List<Map<String, Object>> due =
        post(
            "/external-task/fetchAndLock",
            Map.of(
                "workerId",
                "journey",
                "maxTasks",
                20,
                "topics",
                List.of(
                    Map.of(
                        "topicName", "disburse", "lockDuration", 60_000, "businessKey", number))));
    for (Map<String, Object> payment : due) {
      engine
          .post()
          .uri("/external-task/{id}/complete", payment.get("id"))
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("workerId", "journey"))
          .retrieve()
          .toBodilessEntity();
    }
    return due.size();
  }

  /** The result of a decision for these facts. */
  List<Map<String, Object>> asks(String decision, Map<String, Object> facts) {
    return post("/decision-definition/key/" + decision + "/evaluate", Map.of("variables", facts));
  }

  HttpStatusCode statusOf(String path) {
    return engine.get().uri(path).exchange((request, response) -> response.getStatusCode());
  }

  private List<Map<String, Object>> post(String path, Map<String, Object> body) {
    return Objects.requireNonNull(
        engine
            .post()
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(ROWS));
  }
}
