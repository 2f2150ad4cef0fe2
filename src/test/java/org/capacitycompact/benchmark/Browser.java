package org.capacitycompact.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A person's browser in the portal: it keeps cookies, accepts compression and follows redirects. A
 * page's time is until its last byte; style sheets are in the browser's cache.
 */
final class Browser {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final int MOST_REDIRECTS = 5;

  private final String server;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Browser(int port) {
    server = "http://localhost:" + port;
  }

  /** The final page, its address, and the time it took. */
  record Page(int status, String address, String body, double millis) {

    boolean good() {
      return status >= 200 && status < 400;
    }

    /** The CSRF token of a form on this page. */
    String token() {
      Matcher token = TOKEN.matcher(body);
      if (!token.find()) {
        throw new IllegalStateException(address + " has no form");
      }
      return token.group(1);
    }
  }

  static Browser signedIn(int port, String person) throws IOException, InterruptedException {
    Browser browser = new Browser(port);
    Page door = browser.get("/sign-in");
    Page inside =
        browser.post(
            "/sign-in",
            Map.of("username", person, "password", "Compact-2026!", "_csrf", door.token()));
    if (inside.status() != 200 || inside.address().startsWith("/sign-in")) {
      throw new IllegalStateException(
          person + " is not let in: " + inside.status() + " at " + inside.address());
    }
    return browser;
  }

  Page get(String path) throws IOException, InterruptedException {
    return follow(path, request(path).GET());
  }

  Page post(String path, Map<String, ?> fields) throws IOException, InterruptedException {
    return follow(
        path,
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))));
  }

  private Page follow(String path, HttpRequest.Builder first)
      throws IOException, InterruptedException {
    String address = path;
    long begun = System.nanoTime();
    HttpResponse<byte[]> answer = send(first);
    for (int n = 0; n < MOST_REDIRECTS && answer.statusCode() / 100 == 3; n++) {
      address = answer.headers().firstValue("location").orElseThrow();
      answer = send(request(address).GET());
    }
    double millis = (System.nanoTime() - begun) / 1e6;
    return new Page(answer.statusCode(), address, text(answer), millis);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    for (String cookie : answer.headers().allValues("set-cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(Duration.ofSeconds(30))
            .header("Accept-Encoding", "gzip")
            .header("Accept-Language", "en");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    boolean packed = answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
    try (InputStream body = new ByteArrayInputStream(answer.body());
        InputStream plain = packed ? new GZIPInputStream(body) : body) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A list is sent as several ticks, with the name once for each. */
  private static String form(Map<String, ?> fields) {
    return fields.entrySet().stream()
        .flatMap(
            field ->
                (field.getValue() instanceof List<?> all ? all : List.of(field.getValue()))
                    .stream().map(value -> written(field.getKey()) + "=" + written(value)))
        .collect(Collectors.joining("&"));
  }

  private static String written(Object text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }
}
