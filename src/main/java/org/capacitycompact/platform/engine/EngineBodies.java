package org.capacitycompact.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rejects requests to the engine API that the engine would answer with an internal error: a missing
 * body, negative numbers, durations of years, a worker without a name, invalid topics. The sender
 * is told which field is wrong.
 */
@Configuration(proxyBeanMethods = false)
class EngineBodies {

  @Bean
  ResourceConfigCustomizer bodiesOfTheEngineApi() {
    return engineApi -> engineApi.register(new Reading());
  }

  private static final class Reading implements ContainerRequestFilter {

    private static final Pattern WITHOUT_BODY =
        Pattern.compile("(task/[^/]+/unclaim|external-task/[^/]+/unlock|filter/.*)");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final List<String> RANGE = List.of("firstResult", "maxResults");
    private static final String FETCH = "external-task/fetchAndLock";
    private static final int MOST_TOPICS = 100;

    private static final List<String> COUNTS = List.of("maxTasks", "retries");
    private static final long MOST_COUNTED = 1_000_000_000;
    private static final List<String> DURATIONS =
        List.of("lockDuration", "newDuration", "retryTimeout", "asyncResponseTimeout");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
      String path = request.getUriInfo().getPath();
      Optional<String> wrong =
          RANGE.stream()
              .filter(
                  name ->
                      request
                          .getUriInfo()
                          .getQueryParameters()
                          .getOrDefault(name, List.of())
                          .stream()
                          .anyMatch(value -> !COUNT.matcher(value).matches()))
              .map(name -> name + " is a number from 0 on")
              .findFirst();
      boolean sends = Set.of("POST", "PUT").contains(request.getMethod());
      if (wrong.isEmpty() && sends && !WITHOUT_BODY.matcher(path).matches()) {
        wrong = inBody(request, path);
      }
      wrong.ifPresent(why -> request.abortWith(refused(why)));
    }

    private Optional<String> inBody(ContainerRequestContext request, String path)
        throws IOException {
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      JsonNode sent;
      try {
        sent = json.readTree(body);
      } catch (JsonProcessingException unreadable) {
        return Optional.of("The body is no JSON");
      }
      if (sent == null || !sent.isObject()) {
        return Optional.of("The body is a JSON object");
      }
      if (path.startsWith("external-task")) {
        return outOfBounds(sent).or(() -> path.equals(FETCH) ? inFetch(sent) : Optional.empty());
      }
      return Optional.empty();
    }

    private static Optional<String> outOfBounds(JsonNode sent) {
      return COUNTS.stream()
          .filter(name -> isSaid(sent, name) && !isWithin(sent.path(name), 0, MOST_COUNTED))
          .map(name -> name + " is a whole number from 0 on")
          .findFirst()
          .or(
              () ->
                  DURATIONS.stream()
                      .filter(name -> isSaid(sent, name) && !isWithin(sent.path(name), 0, DAY))
                      .map(name -> name + " is a whole number of milliseconds from 0 to " + DAY)
                      .findFirst());
    }

    private static boolean isSaid(JsonNode sent, String name) {
      return sent.hasNonNull(name);
    }

    private static boolean isWithin(JsonNode number, long least, long most) {
      return number.isIntegralNumber()
          && number.canConvertToLong()
          && number.asLong() >= least
          && number.asLong() <= most;
    }

    private static Optional<String> inFetch(JsonNode sent) {
      if (isNoText(sent.path("workerId"))) {
        return Optional.of("workerId is the name of the worker, and is not empty");
      }
      JsonNode topics = sent.path("topics");
      if (!topics.isArray() || topics.isEmpty() || topics.size() > MOST_TOPICS) {
        return Optional.of("topics is a list of 1 to " + MOST_TOPICS + " topics");
      }
      for (JsonNode topic : topics) {
        if (isNoText(topic.path("topicName"))) {
          return Optional.of("topicName is the name of a topic, and is not empty");
        }
        if (!isWithin(topic.path("lockDuration"), 1, DAY)) {
          return Optional.of("lockDuration is a whole number of milliseconds from 1 to " + DAY);
        }
      }
      return Optional.empty();
    }

    private static boolean isNoText(JsonNode node) {
      return !node.isTextual() || node.asText().isBlank();
    }

    private static Response refused(String why) {
      return Response.status(Response.Status.BAD_REQUEST)
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(Map.of("type", "InvalidRequestException", "message", why))
          .build();
    }
  }
}
