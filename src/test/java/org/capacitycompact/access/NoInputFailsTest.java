package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Invalid input of every kind, at every address that takes any: the sender is told that it is
 * invalid, and never gets a system failure.
 */
@CompactTest
class NoInputFailsTest {

  private static final String LONG = "9".repeat(400);

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "\"a\"",
          "1e400",
          "{",
          "{\"variables\":null,\"answers\":[null],\"topics\":[{}],\"maxTasks\":-1,\"retries\":-1}",
          "{\"variables\":{\"x\":{\"value\":-1,\"type\":\"Nope\"}},\"title\":{\"a\":[1]},"
              + "\"reason\":7,\"userId\":[],\"workerId\":{},\"sorting\":{},\"orQueries\":7}",
          "[".repeat(3_000),
          "{\"a\":".repeat(3_000));

  private static final List<String> VALUES =
      List.of("", "-1", LONG, "0x", "\0", "\uD83D\uDE00'\"<", "2026-02-30", "../..");

  @LocalServerPort private int port;
  @Autowired private ApplicationContext application;
  @Autowired private Cast cast;
  @Autowired private DoorFilters filters;

  private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> tokens = new LinkedHashMap<>();

  @Test
  void noneOfOurOwnAddressesFails() {
    Map<String, Caller> browsers = new LinkedHashMap<>();
    Map<String, Caller> programs = new LinkedHashMap<>();
    for (String user : List.of("sofia", "amina", "daniel", "operator")) {
      browsers.put(user, Caller.session(port, user));
      programs.put(user, Caller.basic(port, user));
      tokens.put(user, browsers.get(user).get("/assets/token-for-tests").body());
    }
    List<Endpoint> ours =
        EndpointsFound.in(application).all().stream()
            .filter(endpoint -> !endpoint.ofEngine())
            // A wrong password there would make the person wait everywhere.
            .filter(endpoint -> !endpoint.template().startsWith("/account/password"))
            .toList();
    assertThat(ours).hasSizeGreaterThan(100);
    ours.parallelStream()
        .forEach(
            endpoint -> {
              boolean program = endpoint.template().startsWith("/api/");
              for (String user : List.of("sofia", "amina", "daniel", "operator")) {
                if (!program || user.equals("sofia") || user.equals("amina")) {
                  Caller caller = (program ? programs : browsers).get(user);
                  if (!ask(caller, user, endpoint, program)) {
                    break;
                  }
                }
              }
            });
    assertThat(failed).isEmpty();
  }

  @Test
  void noAddressOfTheEngineFails() {
    Map<String, Actor> actors = new LinkedHashMap<>();
    Map<String, Caller> programs = new LinkedHashMap<>();
    for (String user : List.of("finance", "operator", "amina")) {
      actors.put(user, cast.actor(user));
      programs.put(user, Caller.basic(port, user));
    }
    List<Endpoint> open =
        EndpointsFound.in(application).all().stream()
            .filter(endpoint -> endpoint.door().equals(EndpointsFound.ENGINE_REST))
            .filter(endpoint -> Set.of("GET", "POST", "PUT").contains(endpoint.method()))
            .toList();
    open.parallelStream()
        .forEach(
            endpoint -> {
              String path = path(endpoint);
              String below = path.substring(EndpointsFound.ENGINE_REST.length());
              programs.forEach(
                  (user, caller) -> {
                    if (!EngineRequests.admits(actors.get(user), endpoint.method(), below)) {
                      return;
                    }
                    if (endpoint.method().equals("GET")) {
                      for (String value : VALUES) {
                        String asked = "?firstResult=" + encoded(value) + "&maxResults=5&sortBy=";
                        look(
                            user, endpoint, caller.ask("GET", path + asked + encoded(value), null));
                      }
                      return;
                    }
                    for (String body : BODIES) {
                      look(
                          user,
                          endpoint,
                          caller.ask(endpoint.method(), path + "?maxResults=5", body));
                    }
                    look(
                        user,
                        endpoint,
                        caller.ask(endpoint.method(), path, "x", "Content-Type", "text/plain"));
                    look(
                        user,
                        endpoint,
                        caller.ask(
                            endpoint.method(), path, "x", "Content-Type", "multipart/form-data"));
                  });
            });
    assertThat(failed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"workerId\":\"w\",\"maxTasks\":-1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":1}]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[null]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"\",\"lockDuration\":1}]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":-5}]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\"}]}",
        "{\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":1}]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":8000000000000000000}]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":100000000000000}]}",
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"x\",\"lockDuration\":1.5}]}",
        "{\"workerId\":\"w\",\"maxTasks\":\"-1\",\"topics\":[{\"topicName\":\"x\",\"lockDuration\":1}]}"
      })
  void aWorkerIsToldWhatIsWrongWithWhatItFetches(String body) {
    Caller.Answer answer =
        Caller.basic(port, "finance").post("/engine-rest/external-task/fetchAndLock", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"").contains("InvalidRequestException", "message");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock {\"workerId\":\"w\",\"lockDuration\":100000000000000}",
        "lock {\"workerId\":\"w\",\"lockDuration\":\"86400001\"}",
        "extendLock {\"workerId\":\"w\",\"newDuration\":8000000000000000000}",
        "failure {\"workerId\":\"w\",\"retries\":1,\"retryTimeout\":86400001}",
        "failure {\"workerId\":\"w\",\"retries\":\"-1\",\"retryTimeout\":0}"
      })
  void nobodyLocksForYears(String sent) {
    int blank = sent.indexOf(' ');
    Caller.Answer answer =
        Caller.basic(port, "finance")
            .post(
                "/engine-rest/external-task/none/" + sent.substring(0, blank),
                sent.substring(blank + 1));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidRequestException", "is a whole number");
  }

  @Test
  void afterAnEmptyFetchAWorkerFetchesAsEver() {
    String right =
        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"none\",\"lockDuration\":1}]}";
    Caller.Answer answer =
        Caller.basic(port, "finance").post("/engine-rest/external-task/fetchAndLock", right);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/../api/engine",
        "/camunda/app/%2e%2e/api/engine",
        "/camunda/app/../../api/tasks",
        "/engine-rest/./engine",
        "/tasks/.."
      })
  void anAddressThatGoesUpAgainIsRefused(String path) {
    String answer =
        RawRequest.send(port, "GET " + path + " HTTP/1.1", "Host: a", "Connection: close");
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/known-activities/imports", "/known-activities/imports"})
  void aFormWithoutABoundaryIsRefusedInWords(String path) {
    boolean program = path.startsWith("/api");
    Caller sofia = program ? Caller.basic(port, "sofia") : Caller.session(port, "sofia");
    String token = program ? "" : "?_csrf=" + encoded(sofia.get("/assets/token-for-tests").body());
    Caller.Answer answer =
        sofia.ask("POST", path + token, "x", "Content-Type", "multipart/form-data");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(program ? "cannot be read" : "<h1");
  }

  @Test
  void whatIsTooLargeIsToldInWordsAtEveryDoor() {
    String large = "{\"title\":\"" + "x".repeat(3 << 20) + "\"}";
    Caller amina = Caller.basic(port, "amina");
    Caller.Answer api = amina.post("/api/initiatives", large);
    assertThat(api.status()).isEqualTo(413);
    assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(api.body()).contains("21 MB", "2 MB");
    Caller.Answer engine = amina.post("/engine-rest/task?maxResults=1", large);
    assertThat(engine.status()).isEqualTo(413);
    assertThat(engine.body()).contains("\"message\":\"", "2 MB", "InvalidRequestException");
    Caller.Answer page = Caller.session(port, "amina").post("/initiatives", large);
    assertThat(page.status()).isEqualTo(413);
    assertThat(page.body()).contains("<h1", "This is too large");
  }

  @Test
  void anAccountOfAProgramIsShownTheWayOutOfThePortal() {
    Caller finance = Caller.anonymous(port);
    Caller.Answer answer = finance.signIn("finance", "");
    assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?program");
    assertThat(finance.get("/tasks").status()).as("not signed in").isEqualTo(302);
    assertThat(finance.get("/sign-in?program").body()).contains("This account is for programs");
    assertThat(Caller.basic(port, "finance").get("/api/known-activities").status()).isEqualTo(200);
  }

  @Test
  void aLinkForSomebodyElseCarriesTheConfiguredAddress() {
    Caller sofia = Caller.session(port, "sofia");
    Caller.Answer shown = sofia.form("/administration/people/amina/link", Map.of());
    assertThat(shown.body()).contains("http://localhost:" + port + "/welcome/");
    String asked =
        RawRequest.send(
            port,
            "OPTIONS /engine-rest/task HTTP/1.1",
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "Authorization: Basic b3BlcmF0b3I6Q29tcGFjdC0yMDI2IQ==",
            "Connection: close");
    assertThat(asked).startsWith("HTTP/1.1 200").doesNotContain("evil");
  }

  /** Returns whether another person may get further. */
  private boolean ask(Caller caller, String user, Endpoint endpoint, boolean program) {
    String path = path(endpoint);
    List<String> names =
        Stream.concat(endpoint.fixed().stream(), endpoint.asked().stream())
            .map(name -> name.replace("!", ""))
            .toList();
    int status = 0;
    if (endpoint.method().equals("GET")) {
      for (String value : names.isEmpty() ? List.of("") : VALUES) {
        status = look(user, endpoint, caller.ask("GET", path + "?" + all(names, value), null));
      }
    } else if (endpoint.method().equals("POST") || endpoint.method().equals("PUT")) {
      if (program || endpoint.consumes() != null && endpoint.consumes().contains("json")) {
        for (String body : BODIES) {
          status = look(user, endpoint, caller.ask(endpoint.method(), path, body));
        }
      } else {
        for (String value : VALUES) {
          String form = all(names, value) + "&_csrf=" + encoded(tokens.get(user));
          status =
              look(
                  user,
                  endpoint,
                  caller.ask(
                      "POST", path, form, "Content-Type", "application/x-www-form-urlencoded"));
        }
      }
      look(user, endpoint, caller.ask("POST", path, "x", "Content-Type", "multipart/form-data"));
      look(user, endpoint, caller.ask("POST", path, "x", "Content-Type", "text/csv"));
    }
    return status == 403;
  }

  private int look(String user, Endpoint endpoint, Caller.Answer answer) {
    if (answer.status() == 429) {
      ((Cache<?, ?>) ReflectionTestUtils.getField(filters.expensive(), "asked")).invalidateAll();
    }
    if (answer.status() >= 500) {
      failed.add(answer.status() + " for " + user + " at " + endpoint + ": " + answer.body());
    }
    return answer.status();
  }

  private static String path(Endpoint endpoint) {
    return endpoint.with(variable -> IdsInAddresses.value(endpoint.door() + variable, Map.of()));
  }

  private static String all(List<String> names, String value) {
    return names.stream().map(name -> name + "=" + encoded(value)).collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
