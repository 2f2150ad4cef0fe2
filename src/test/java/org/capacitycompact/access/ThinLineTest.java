package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a slow connection transfers between the address and the confirmation: requests and
 * compressed bytes, which are the same on any machine. The time is measured by a benchmark, see
 * docs/performance.md.
 */
@CompactTest
@DisplayName("On a line of 50 kbit/s with 800 ms of delay")
class ThinLineTest {

  private static final double DELAY = 0.8;
  private static final double BYTES_A_SECOND = 50_000 / 8.0;

  /** The headers that a browser sends with each request. */
  private static final int BYTES_OF_A_REQUEST = 700;

  private static final Pattern PART =
      Pattern.compile(
          "<(?:link rel=\"(?:icon|stylesheet)\"|script)[^>]*?(?:href|src)=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile("<(?:input|textarea|select)\\b[^>]*? name=\"([A-Za-z][^\"]*)\"");

  @LocalServerPort int port;
  @Autowired Cast cast;

  @Test
  @DisplayName("signing in, opening the longest form and sending it take less than 30 seconds")
  void fromTheAddressToTheConfirmation() throws Exception {
    Story story = Story.raised(cast, "KE", "At the end of a thin line");
    String task = cast.tasks("amina", story.number(), "UserTask_ArticulateDemand").get(0);
    Map<String, Object> written =
        cast.written("amina", story.number(), "UserTask_ArticulateDemand");
    Line line = new Line(port);

    String door = line.open("/");
    line.post("/sign-in", fields(door, Map.of("username", "amina", "password", "Compact-2026!")));
    Cost in = line.cost();
    String form = line.open("/tasks/" + task);
    Cost opened = line.cost();
    Map<String, Object> answers = fields(form, written);
    line.post("/tasks/" + task, with(answers, "_draft", "auto"), "HX-Request", "true");
    String done =
        line.post("/tasks/" + task, with(answers, "_submit", "1"), "X-Sent-By-Script", "yes");

    assertThat(done).contains("Amina Wanjala articulated the demand");
    assertThat(in.requests()).as("requests to sign in").isLessThanOrEqualTo(8);
    assertThat(in.down()).as("bytes to sign in").isLessThan(20_000);
    assertThat(opened.requests() - in.requests()).as("requests of a form").isLessThanOrEqualTo(5);
    assertThat(opened.down() - in.down()).as("bytes of the longest form").isLessThan(40_000);
    assertThat(line.cost().seconds())
        .as("as if each request waited for the one before: %s", line.cost())
        .isLessThan(30);
  }

  @Test
  @DisplayName("style sheet and scripts are fetched once in a year, and hold no page up")
  void partsAreKept() throws Exception {
    Line line = new Line(port);
    String door = line.open("/sign-in");
    line.post("/sign-in", fields(door, Map.of("username", "amina", "password", "Compact-2026!")));
    String page = line.open("/initiatives/new");
    assertThat(page).doesNotContainPattern("<script(?![^>]* defer)");
    List<String> parts = parts(page);
    assertThat(parts).hasSizeGreaterThan(2);
    for (String part : parts) {
      assertThat(part).contains("?v=");
      assertThat(keeping(part)).as(part).isEqualTo("public, max-age=31536000, immutable");
    }
  }

  @Test
  @DisplayName("a node that is asked for another release's style sheet answers its own, for now")
  void anotherRelease() throws Exception {
    assertThat(keeping("/portal.css?v=0123456789ab")).isEqualTo("no-cache");
    assertThat(keeping("/portal.css")).isEqualTo("public, max-age=3600");
    assertThat(keeping("/webjars/htmx.org/2.0.10/dist/htmx.min.js?v=0")).isEqualTo("no-cache");
    assertThat(keeping("/assets/none.js")).doesNotContain("public");
  }

  private String keeping(String path) throws Exception {
    HttpResponse<byte[]> answer = new Line(port).send(path, null);
    assertThat(answer.statusCode()).as(path).isIn(200, 404);
    return String.join(" | ", answer.headers().allValues("cache-control"));
  }

  private static List<String> parts(String page) {
    return PART.matcher(page).results().map(part -> part.group(1)).toList();
  }

  /** All fields of a page's form, as a browser sends them, including empty ones. */
  private static Map<String, Object> fields(String page, Map<String, ?> answers) {
    Map<String, Object> all = new LinkedHashMap<>();
    FIELD.matcher(page).results().forEach(field -> all.put(field.group(1), ""));
    all.putAll(answers);
    HIDDEN
        .matcher(page)
        .results()
        .filter(hidden -> hidden.group(1).startsWith("_"))
        .forEach(hidden -> all.put(hidden.group(1), hidden.group(2)));
    return all;
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, String value) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put(name, value);
    return all;
  }

  /** What was transferred so far. */
  record Cost(int requests, int up, int down) {

    double seconds() {
      return requests * DELAY + (up + down) / BYTES_A_SECOND;
    }
  }

  /** A browser with an empty cache that sends one request after the other. */
  private static final class Line {

    private final String root;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
    private final Set<String> kept = new HashSet<>();
    private int requests;
    private int up;
    private int down;

    Line(int port) {
      root = "http://localhost:" + port;
    }

    Cost cost() {
      return new Cost(requests, up, down);
    }

    String open(String path) throws IOException, InterruptedException {
      return page(send(path, null));
    }

    String post(String path, Map<String, Object> fields, String... headers)
        throws IOException, InterruptedException {
      String body =
          fields.entrySet().stream().flatMap(Line::pairs).collect(Collectors.joining("&"));
      return page(send(path, body, headers));
    }

    /** Each of several chosen values is sent separately. */
    private static Stream<String> pairs(Map.Entry<String, Object> field) {
      List<?> values = field.getValue() instanceof List<?> all ? all : List.of(field.getValue());
      return values.stream()
          .map(String::valueOf)
          .map(value -> field.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private String page(HttpResponse<byte[]> first) throws IOException, InterruptedException {
      HttpResponse<byte[]> answer = first;
      while (next(answer) != null) {
        answer = send(next(answer), null);
      }
      String page = text(answer);
      for (String part : parts(page)) {
        if (kept.add(part)) {
          assertThat(send(part, null).statusCode()).as(part).isEqualTo(200);
        }
      }
      return page;
    }

    private static String next(HttpResponse<byte[]> answer) {
      return answer
          .headers()
          .firstValue("location")
          .or(() -> answer.headers().firstValue("x-onward"))
          .orElse(null);
    }

    HttpResponse<byte[]> send(String path, String body, String... headers)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(root + path))
              .header("Accept-Encoding", "gzip")
              .header("Accept-Language", "en");
      if (body != null) {
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      requests++;
      up += BYTES_OF_A_REQUEST + (body == null ? 0 : body.length());
      down += answer.body().length + 20;
      answer
          .headers()
          .map()
          .forEach(
              (name, values) ->
                  values.forEach(value -> down += name.length() + value.length() + 4));
      return answer;
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
      boolean packed = answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
      byte[] plain =
          packed
              ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
              : answer.body();
      return new String(plain, StandardCharsets.UTF_8);
    }
  }
}
