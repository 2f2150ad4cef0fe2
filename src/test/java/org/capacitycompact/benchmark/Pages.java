package org.capacitycompact.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a signed-in officer waits for the portal's pages, over the real door of the server. */
final class Pages {

  private static final int TIMES = 60;
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final List<String> ASKED =
      List.of(
          "/tasks",
          "/tasks?country=" + Crowd.COUNTRY + "&step=" + Crowd.STEP,
          "/tasks?q=savings+40",
          "/initiatives",
          "/initiatives?country=" + Crowd.COUNTRY,
          "/initiatives?q=savings+40",
          "/initiatives?sort=TITLE",
          "/initiatives/%s-2040-000040".formatted(Crowd.COUNTRY));

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String server;

  Pages(int port) {
    server = "http://localhost:" + port;
  }

  /** The times of each page in milliseconds; a page that is not there is left out. */
  Map<String, Figures> times() throws IOException, InterruptedException {
    signIn();
    Map<String, Figures> times = new LinkedHashMap<>();
    for (String page : ASKED) {
      if (get(page).statusCode() != 200) {
        System.out.println(page + " answers " + get(page).statusCode() + ": left out");
        continue;
      }
      double[] waited = new double[TIMES];
      for (int n = -15; n < TIMES; n++) {
        long begun = System.nanoTime();
        get(page);
        if (n >= 0) {
          waited[n] = (System.nanoTime() - begun) / 1e6;
        }
      }
      times.put(page, new Figures(waited));
    }
    return times;
  }

  private void signIn() throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get("/sign-in").body());
    if (!token.find()) {
      throw new IllegalStateException("the sign-in page has no token");
    }
    String form =
        "username=sofia&password="
            + URLEncoder.encode("Compact-2026!", StandardCharsets.UTF_8)
            + "&_csrf="
            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(server + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException("signing in answered " + answer.statusCode());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
