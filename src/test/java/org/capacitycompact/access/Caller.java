package org.capacitycompact.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.platform.Workbooks;

/**
 * Sends requests to the running application with raw paths, so that no client normalises an attack.
 */
final class Caller {

  private static final String PASSWORD = "Compact-2026!";

  /**
   * Shared by all callers, since each client needs threads and connections. Cookies and
   * credentials, which make callers different people, are added to each request.
   */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String root;
  private final CookieManager cookies = new CookieManager();
  private final String authorization;
  private boolean tokenSent = true;

  private Caller(int port, String authorization) {
    this.root = "http://localhost:" + port;
    this.authorization = authorization;
  }

  record Answer(int status, String body, HttpHeaders headers) {}

  static Caller anonymous(int port) {
    return new Caller(port, "");
  }

  static Caller basic(int port, String userId) {
    String credentials = userId + ":" + PASSWORD;
    return new Caller(
        port,
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  /** A program with a token. */
  static Caller bearer(int port, String token) {
    return new Caller(port, "Bearer " + token);
  }

  /** A browser session, signed in with the portal's form. */
  static Caller session(int port, String userId) {
    Caller browser = new Caller(port, "");
    browser.signIn(userId, "");
    browser.get("/camunda/app/tasklist/default/");
    return browser;
  }

  /** Sends the sign-in form with additional fields. */
  Answer signIn(String userId, String more) {
    String token = get("/assets/token-for-tests").body();
    return ask(
        "POST",
        "/sign-in",
        "username=%s&password=%s&_csrf=%s&%s"
            .formatted(
                userId,
                URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                URLEncoder.encode(token, StandardCharsets.UTF_8),
                more),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** The same session, as a page of another site would use it. */
  Caller withoutToken() {
    Caller other = new Caller(Integer.parseInt(root.substring(root.lastIndexOf(':') + 1)), "");
    cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> other.cookies.getCookieStore().add(URI.create(root), cookie));
    other.tokenSent = false;
    return other;
  }

  Answer get(String path) {
    return ask("GET", path, null);
  }

  Answer post(String path, String json) {
    return ask("POST", path, json);
  }

  /** Sends a form as a page of this session would: the fields, and the CSRF token. */
  Answer form(String path, Map<String, String> fields) {
    Map<String, String> sent = new HashMap<>(fields);
    sent.put("_csrf", get("/assets/token-for-tests").body());
    String body =
        sent.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return ask("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
  }

  /**
   * The readable content of an answer: the texts of a workbook are compressed and could not be
   * searched.
   */
  private static BodySubscriber<String> read(ResponseInfo answer) {
    return answer.headers().firstValue("Content-Type").orElse("").contains("spreadsheetml")
        ? BodySubscribers.mapping(BodySubscribers.ofByteArray(), Workbooks::words)
        : BodyHandlers.ofString().apply(answer);
  }

  /** With the token of Camunda's web applications, as their pages send it. */
  Answer ask(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    } else {
      request.header("Content-Type", "application/json");
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> tokenSent && cookie.getName().equals("XSRF-TOKEN"))
        .findFirst()
        .ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
    URI address = URI.create(root + path);
    try {
      List<String> mine = cookies.get(address, Map.of()).getOrDefault("Cookie", List.of());
      if (!mine.isEmpty()) {
        request.header("Cookie", String.join("; ", mine));
      }
      HttpResponse<String> answer = HTTP.send(request.build(), Caller::read);
      cookies.put(address, answer.headers().map());
      return new Answer(answer.statusCode(), answer.body(), answer.headers());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
