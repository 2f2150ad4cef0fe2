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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the engine API would stumble over, and answer as a failure of its own: a body that is not
 * there, numbers below nothing, a worker without a name, topics that are none. Whoever sends it is
 * told which field is wrong.
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

    private static final Set<String> NOT_NEGATIVE =
        Set.of(
            "maxTasks",
            "lockDuration",
            "newDuration",
            "retries",
            "retryTimeout",
            "asyncResponseTimeout");

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
        return negative(sent).or(() -> path.equals(FETCH) ? inFetch(sent) : Optional.empty());
      }
      return Optional.empty();
    }

    private static Optional<String> negative(JsonNode sent) {
      return NOT_NEGATIVE.stream()
          .filter(name -> sent.path(name).isNumber() && sent.path(name).asDouble() < 0)
          .map(name -> name + " is a number from 0 on")
          .findFirst();
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
        JsonNode duration = topic.path("lockDuration");
        if (!duration.canConvertToLong() || duration.asLong() <= 0) {
          return Optional.of("lockDuration is a number of milliseconds from 1 on");
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
