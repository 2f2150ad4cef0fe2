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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CompactTest
@DisplayName("A program that works on a plan")
class PlanApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String RISK =
      "{\"title\":\"Staff leave\",\"likelihood\":\"1\",\"impact\":\"1\"}";

  @LocalServerPort private int port;
  @Autowired private Cast cast;

  private InitiativeNumber number;
  private String plan;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A plan for programs").number();
    plan = "/api/initiatives/" + number + "/plan";
  }

  private record Answer(int status, JsonNode body, String tag, String location) {}

  @Test
  @DisplayName("reads its sections, a section by pages, and a row with its tag")
  void reads() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("amina", "POST", "/risks", RISK).status()).isEqualTo(201);
    }
    JsonNode overview = ask("joseph", "GET", "", null).body();
    assertThat(overview.path("phase").asText()).isEqualTo("DEMAND");
    assertThat(overview.path("sections")).hasSize(20);
    assertThat(overview.path("sections").findParents("section"))
        .anySatisfy(
            each -> {
              assertThat(each.path("section").asText()).isEqualTo("risks");
              assertThat(each.path("rows").asInt()).isEqualTo(3);
              assertThat(each.path("saved").asBoolean()).isTrue();
              assertThat(each.path("form").asText()).isEqualTo("plan-risks");
            });
    JsonNode page = ask("amina", "GET", "/risks?offset=2&limit=2", null).body();
    assertThat(page.path("rows")).hasSize(1);
    assertThat(page.path("total").asInt()).isEqualTo(3);
    Answer row = ask("amina", "GET", "/risks/2", null);
    assertThat(row.tag()).isEqualTo("\"0\"");
    assertThat(row.body().path("values").path("title").asText()).isEqualTo("Staff leave");
    assertThat(row.body().path("changedBy").asText()).isEqualTo("amina");
  }

  @Test
  @DisplayName("is given numbers, days, lists and booleans as what they are, and sends them so")
  void typed() {
    String indicator =
        "{\"title\":\"Reviews\",\"measure\":\"NUMBER\",\"baseline\":0.5,\"baselineOn\":\"2026-01-31\","
            + "\"enough\":24,\"enoughOn\":\"2029-06-30\"}";
    Answer added = ask("amina", "POST", "/indicators", indicator);
    assertThat(added.status()).as(String.valueOf(added.body())).isEqualTo(201);
    JsonNode values = added.body().path("values");
    assertThat(values.path("baseline").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(values.path("enough").isNumber()).isTrue();
    assertThat(values.path("enough").asText()).isEqualTo("24");
    assertThat(values.path("baselineOn").asText()).isEqualTo("2026-01-31");
    Answer people =
        ask(
            "amina",
            "POST",
            "/people",
            "{\"title\":\"Trainers\",\"persons\":2,\"origin\":\"NATIONAL\",\"practitioner\":true,\"days\":10.5}");
    assertThat(people.status()).as(String.valueOf(people.body())).isEqualTo(201);
    assertThat(people.body().path("values").path("practitioner").isBoolean()).isTrue();
    assertThat(
            ask(
                    "amina",
                    "PUT",
                    "/people/1",
                    people.body().path("values").toString(),
                    "If-Match",
                    "\"0\"")
                .status())
        .as("what was read can be sent as it is")
        .isEqualTo(200);
  }

  @Test
  @DisplayName(
      "replaces the row that it has read; of two the second is told both states and chooses")
  void replaces() {
    Answer added = ask("amina", "POST", "/risks", RISK);
    assertThat(added.location()).isEqualTo(plan + "/risks/1");
    String mine = RISK.replace("leave", "leave early");
    Answer first = ask("amina", "PUT", "/risks/1", mine, "If-Match", added.tag());
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.tag()).isEqualTo("\"1\"");

    Answer second =
        ask("amina", "PUT", "/risks/1", RISK.replace("leave", "strike"), "If-Match", added.tag());
    assertThat(second.status()).isEqualTo(412);
    assertThat(second.tag()).isEqualTo("\"1\"");
    assertThat(second.body().path("yours").path("title").asText()).isEqualTo("Staff strike");
    assertThat(second.body().path("theirs").path("values").path("title").asText())
        .isEqualTo("Staff leave early");
    assertThat(second.body().path("both")).extracting(JsonNode::asText).containsExactly("title");

    Answer elsewhere =
        ask(
            "amina",
            "PUT",
            "/risks/1",
            RISK.replace("\"impact\":\"1\"", "\"impact\":\"3\""),
            "If-Match",
            added.tag());
    assertThat(elsewhere.status()).as("a tag that does not match never writes").isEqualTo(412);
    assertThat(elsewhere.body().path("both")).isEmpty();
    assertThat(ask("amina", "GET", "/risks/1", null).tag()).isEqualTo("\"1\"");

    assertThat(ask("amina", "DELETE", "/risks/1", null, "If-Match", added.tag()).status())
        .isEqualTo(412);
    assertThat(ask("amina", "DELETE", "/risks/1", null, "If-Match", second.tag()).status())
        .isEqualTo(204);
    assertThat(ask("amina", "GET", "/risks/1", null).status()).isEqualTo(404);
    assertThat(ask("amina", "PUT", "/risks/1", RISK, "If-Match", "\"1\"").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"PUT,", "DELETE,", "PUT,''", "DELETE,''"})
  @DisplayName("never writes blindly")
  void unconditional(String method, String tag) {
    ask("amina", "POST", "/risks", RISK);
    Answer answer =
        tag == null
            ? ask("amina", method, "/risks/1", RISK)
            : ask("amina", method, "/risks/1", RISK, "If-Match", tag);
    assertThat(answer.status()).isEqualTo(428);
    assertThat(answer.body().path("detail").asText()).contains("If-Match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "3", "W/\"0\"", "\"0\", \"1\"", "\"99999999999\""})
  @DisplayName("gives one tag as it was given")
  void otherTags(String tag) {
    ask("amina", "POST", "/risks", RISK);
    Answer answer = ask("amina", "PUT", "/risks/1", RISK, "If-Match", tag);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("If-Match");
  }

  @Test
  @DisplayName("is told each key that is not read, and each answer that cannot be taken")
  void wrong() {
    Answer unknown =
        ask("amina", "POST", "/risks", "{\"title\":\"x\",\"name\":\"y\",\"owners\":[1],\"<b>\":2}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body().path("errors"))
        .extracting(each -> each.path("field").asText())
        .containsExactlyInAnyOrder("body", "name", "owners");
    Answer bad =
        ask(
            "amina",
            "POST",
            "/risks",
            "{\"title\":\"\\u200b\",\"likelihood\":\"7\",\"mitigation\":\""
                + "x".repeat(1001)
                + "\"}");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.body().path("errors"))
        .extracting(each -> each.path("field").asText())
        .containsExactlyInAnyOrder("title", "likelihood", "impact", "mitigation");
    assertThat(ask("amina", "GET", "/risks", null).body().path("total").asInt()).isZero();
    assertThat(ask("amina", "POST", "/risks", RISK.replace("}", ",\"language\":\"xx\"}")).status())
        .isEqualTo(422);
    assertThat(ask("amina", "GET", "/nothing", null).status()).isEqualTo(404);
    assertThat(ask("amina", "GET", "/risks/0x", null).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("adds a row once for a key, however often it sends it, even at once")
  void idempotent() {
    String key = UUID.randomUUID().toString();
    List<CompletableFuture<Answer>> sent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(
          CompletableFuture.supplyAsync(
              () -> ask("amina", "POST", "/risks", RISK, "Idempotency-Key", key)));
    }
    assertThat(sent)
        .extracting(CompletableFuture::join)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(201);
              assertThat(answer.location()).isEqualTo(plan + "/risks/1");
            });
    assertThat(ask("amina", "GET", "/risks", null).body().path("total").asInt()).isEqualTo(1);
    Answer other =
        ask("amina", "POST", "/risks", RISK.replace("leave", "go"), "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body().path("errors").path(0).path("field").asText())
        .isEqualTo("Idempotency-Key");
    assertThat(ask("amina", "POST", "/risks", RISK, "Idempotency-Key", "7").status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("writes by the table of rights: the country, while the plan is written")
  void rights() {
    assertThat(ask("joseph", "POST", "/risks", RISK).status()).isEqualTo(403);
    assertThat(ask("otieno", "POST", "/risks", RISK).status()).isEqualTo(403);
    assertThat(ask("wanjiku", "POST", "/risks", RISK).status()).isEqualTo(403);
    assertThat(ask("koffi", "POST", "/risks", RISK).status()).isEqualTo(404);
    assertThat(ask("koffi", "GET", "", null).status()).isEqualTo(404);
    assertThat(ask("koffi", "GET", "/versions", null).status()).isEqualTo(404);
    Story.of(cast, number).articulated();
    Answer sent = ask("amina", "POST", "/risks", RISK);
    assertThat(sent.status()).isEqualTo(409);
    assertThat(sent.body().path("detail").asText()).contains("not written now");
  }

  @Test
  @DisplayName("reads versions, whose text has their hash, and what changed between them")
  void versions() {
    ask("amina", "POST", "/risks", RISK);
    Story.of(cast, number).articulated();
    JsonNode list = ask("joseph", "GET", "/versions", null).body();
    assertThat(list.path("total").asInt()).isEqualTo(1);
    JsonNode version = ask("joseph", "GET", "/versions/1", null).body();
    assertThat(version.path("reason").asText()).isEqualTo("SUBMITTED");
    assertThat(version.path("sha256")).isEqualTo(list.path("versions").path(0).path("sha256"));
    assertThat(version.path("sections").path("risks").findValuesAsText("title"))
        .contains("Staff leave");
    assertThat(version.path("canonical").asText()).startsWith("{").contains("Staff leave");
    JsonNode same = ask("joseph", "GET", "/versions/1/compare/now", null).body();
    assertThat(same.path("changes")).isEmpty();
    assertThat(same.path("unchanged").asInt()).isPositive();
    assertThat(ask("joseph", "GET", "/versions/1/compare/1", null).status()).isEqualTo(200);
    assertThat(ask("joseph", "GET", "/versions/2", null).status()).isEqualTo(404);
    assertThat(ask("joseph", "GET", "/versions/1/compare/2", null).status()).isEqualTo(404);
    assertThat(ask("joseph", "GET", "/versions/1/compare/x", null).status()).isEqualTo(400);
  }

  private Answer ask(String user, String method, String path, String body, String... headers) {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":Compact-2026!").getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + plan + path))
            .header("Authorization", "Basic " + credentials)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()),
          answer.headers().firstValue("ETag").orElse(""),
          answer.headers().firstValue("Location").orElse(""));
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
