package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Malicious requests, as somebody on the internet would send them. */
@CompactTest
class AttacksOnTheDoorsTest {

  private static final String[] INSIDES = {
    "Tomcat",
    "Apache",
    "Spring",
    "Whitelabel",
    "Exception",
    "\tat ",
    "java.",
    "org.",
    "7.24",
    "3.5."
  };

  @LocalServerPort private int port;

  static Stream<List<String>> malformed() {
    return Stream.of(
        List.of("GET /%zz HTTP/1.1", "Host: localhost"),
        List.of("GET /a b HTTP/1.1", "Host: localhost"),
        List.of("GET /tasks[] HTTP/1.1", "Host: localhost"),
        List.of("GET /tasks HTTP/9.9", "Host: localhost"),
        List.of("GET /tasks HTTP/1.1"),
        List.of("GET /tasks HTTP/1.1", "Host: a", "Host: b"),
        List.of("GET /tasks HTTP/1.1", "Host: <script>"),
        List.of("GET /tasks HTTP/1.1", "Host: localhost", "Content-Length: -1"),
        List.of("GET /tasks HTTP/1.1", "Host: localhost", "X: " + "x".repeat(20_000)),
        List.of("POST /api/tasks HTTP/1.1", "Host: localhost", "Transfer-Encoding: nothing"),
        List.of("G\u0001T /tasks HTTP/1.1", "Host: localhost"),
        List.of("GET /..%2f..%2fetc/passwd HTTP/1.1", "Host: localhost"),
        List.of("GET //evil.example/%2e%2e HTTP/1.1", "Host: localhost"),
        List.of("GET /tasks;jsessionid=1 HTTP/1.1", "Host: localhost"),
        List.of("GET /tasks%00 HTTP/1.1", "Host: localhost"),
        List.of("TRACE /tasks HTTP/1.1", "Host: localhost", "X-Canary: canary-7"),
        List.of("TRACK /tasks HTTP/1.1", "Host: localhost", "X-Canary: canary-7"),
        List.of("CONNECT evil.example:80 HTTP/1.1", "Host: evil.example"),
        List.of("PROPFIND / HTTP/1.1", "Host: localhost"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMalformedRequestIsRefusedAndTellsNothingOfTheInside(List<String> lines) {
    String[] closing =
        Stream.concat(lines.stream(), Stream.of("Connection: close")).toArray(String[]::new);
    String answer = RawRequest.send(port, closing);
    assertThat(answer).as(lines.get(0)).matches("(?s)HTTP/1\\.1 (4\\d\\d|501|505).*");
    assertThat(answer).doesNotContain(INSIDES).doesNotContain("canary-7").doesNotContain("Server:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/tasks", "/initiatives?q=1", "/camunda/", "/camunda/app/tasklist/"})
  void noRedirectRepeatsAHostThatSomebodySent(String path) {
    String answer =
        RawRequest.send(
            port,
            "GET " + path + " HTTP/1.1",
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "Forwarded: host=evil.example",
            "Connection: close");
    assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
  }

  @Test
  void signingInLeadsBackIntoThePortalOnly() {
    Caller browser = Caller.anonymous(port);
    assertThat(browser.get("/initiatives?q=%0d%0aX-Injected:1&continue").status()).isEqualTo(302);
    Caller.Answer in = browser.signIn("amina", "continue=//evil.example&redirect=//evil.example");
    assertThat(in.status()).isEqualTo(302);
    assertThat(in.headers().firstValue("Location").orElseThrow())
        .startsWith("/initiatives?q=%0d%0aX-Injected:1");
    assertThat(in.headers().map()).doesNotContainKey("X-Injected");

    assertThat(Caller.anonymous(port).signIn("amina", "").headers().firstValue("Location"))
        .hasValue("/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/tasks, /tasks",
    "https://evil.example//evil.example, /",
    "//evil.example, /",
    "/\\evil.example, /",
    "javascript:alert(1), /",
    "http://localhost:8080/initiatives?q=a%20b, /initiatives?q=a%20b"
  })
  void anAddressIsFollowedByItsPathOnly(String address, String followed) {
    assertThat(LocalRedirects.within(address)).isEqualTo(followed);
  }

  @Test
  void whoAsksForTooManyExportsIsToldWhenToComeBackAndOthersAreNotHeldUp() {
    Caller priya = Caller.session(port, "priya");
    List<Caller.Answer> answers =
        IntStream.range(0, 40).mapToObj(i -> priya.get("/initiatives.csv")).toList();
    assertThat(answers.get(0).status()).isEqualTo(200);
    Caller.Answer last = answers.get(39);
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9][0-9]?");
    assertThat(last.body()).contains("<h1", "portal.css");
    assertThat(priya.get("/initiatives").status()).as("a page").isEqualTo(200);
    assertThat(Caller.session(port, "abdou").get("/initiatives.csv").status())
        .as("somebody else")
        .isEqualTo(200);
  }

  @Test
  void theVersionOfTheEngineIsForOperators() {
    for (String user : List.of("amina", "sofia", "finance", "mariam")) {
      assertThat(Caller.basic(port, user).get("/engine-rest/version").status())
          .as(user)
          .isEqualTo(404);
    }
    assertThat(Caller.basic(port, "operator").get("/engine-rest/version").body()).contains("7.24");
  }

  @Test
  void healthTellsNoDetailsAndNothingElseOfTheInsideIsThere() {
    Caller anybody = Caller.anonymous(port);
    assertThat(anybody.get("/actuator/health").body()).matches("\\{\"status\":\"UP\"[^}]*}");
    Caller operator = Caller.session(port, "operator");
    assertThat(operator.get("/actuator/health").body()).doesNotContain("PostgreSQL", "components");
    for (String path :
        List.of("", "/env", "/beans", "/sbom", "/info", "/heapdump", "/metrics", "/mappings")) {
      assertThat(anybody.get("/actuator" + path).status()).as(path).isIn(302, 401, 403, 404);
      assertThat(operator.get("/actuator" + path).status()).as(path).isIn(403, 404);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
    String large = "{\"title\":\"" + "x".repeat(3 << 20) + "\"}";
    Caller amina = Caller.basic(port, "amina");
    assertThat(amina.post("/api/initiatives", large).status()).isEqualTo(413);
    assertThat(amina.post("/engine-rest/task?maxResults=1", large).status()).isEqualTo(413);
  }
}
