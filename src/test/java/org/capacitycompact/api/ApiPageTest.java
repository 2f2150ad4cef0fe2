package org.capacitycompact.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code docs/api.md} documents exactly what the application reads. */
@CompactTest
class ApiPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void everyAddressIsToldWithItsParametersAndItsAnswer() throws IOException {
    Set<String> has = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, method) ->
                info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api/"))
                    .forEach(path -> has.add(line(info, path, method))));
    List<String> told =
        Files.readAllLines(Path.of("docs/api.md")).stream()
            .dropWhile(line -> !line.equals("### Parameters"))
            .filter(
                line ->
                    line.matches("\\| `(GET|POST|PUT|DELETE) /api/[^|]*\\|[^|]*\\| [0-9]{3} \\|"))
            .toList();
    assertThat(new LinkedHashSet<>(told))
        .as("Write under ‘Parameters’ in docs/api.md:%n%s", String.join("\n", has))
        .containsExactlyInAnyOrderElementsOf(has);
  }

  private static String line(RequestMappingInfo info, String path, HandlerMethod method) {
    String parameters =
        KnownParameters.of(method).stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "| `%s %s` | %s | %d |"
        .formatted(
            info.getMethodsCondition().getMethods().iterator().next(),
            path.replaceAll(":[^/]*}(?=/|$)", "}"),
            parameters.isEmpty() ? "none" : parameters,
            status(method));
  }

  private static int status(HandlerMethod method) {
    ResponseStatus said = method.getMethodAnnotation(ResponseStatus.class);
    return said != null
        ? said.value().value()
        : ResponseEntity.class.isAssignableFrom(method.getReturnType().getParameterType())
            ? 201
            : 200;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/tasks?words=eau                     | words | q
          /api/tasks?page=99                       | page  | offset
          /api/tasks?limit=5&limit=9               | limit | once
          /api/tasks?whose=nobody                  | whose |
          /api/initiatives?words=eau               | words | q
          /api/initiatives?sort=best               | sort  |
          /api/known-activities?q=eau              | q     | search
          /api/known-activities?page=0             | page  |
          /api/ballots?page=1                      | page  | none
          """)
  void aParameterThatIsNotReadIsRefusedByName(String address, String name, String tells)
      throws Exception {
    HttpResponse<String> answer = get(address);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode error = JSON.readTree(answer.body()).path("errors").path(0);
    assertThat(error.path("field").asText()).isEqualTo(name);
    assertThat(error.path("reason").asText()).contains(tells == null ? "" : tells);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /api/initiatives | {'title':'A demand','workingLanguage':'en','sector':'health'} | sector
          /api/initiatives | {'title':'A demand','working_language':'en'} | working_language
          """)
  void aKeyOfABodyThatIsNotReadIsRefusedByName(String address, String body, String key)
      throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("errors").path(0).path("field").asText())
        .isEqualTo(key);
  }

  @Test
  void aProgramThatPagesComesToTheEnd() throws Exception {
    int limit = 3;
    int seen = 0;
    int pages = 0;
    int total;
    do {
      JsonNode page =
          JSON.readTree(get("/api/initiatives?offset=" + seen + "&limit=" + limit).body());
      total = page.path("total").asInt();
      int came = page.path("initiatives").size();
      assertThat(came).isLessThanOrEqualTo(limit);
      seen += came;
      pages++;
      if (came < limit) {
        break;
      }
    } while (pages < 5);
    assertThat(seen).isLessThanOrEqualTo(total);
    assertThat(JSON.readTree(get("/api/initiatives?offset=" + total).body()).path("initiatives"))
        .isEmpty();
    assertThat(JSON.readTree(get("/api/known-activities?page=4000").body()).path("items"))
        .isEmpty();
  }

  private HttpResponse<String> get(String address) throws Exception {
    return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    String credentials =
        Base64.getEncoder().encodeToString("amina:Compact-2026!".getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            request.header("Authorization", "Basic " + credentials).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
