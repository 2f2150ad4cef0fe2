package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Rules for every page and form, found in the running application, so that new ones are included.
 */
@CompactTest
class EveryAnswerIsGuardedTest {

  private static final Pattern INLINE =
      Pattern.compile(
          "<script(?![^>]*\\ssrc=)[^>]*>|<style|\\sstyle\\s*=|<[^>]+\\son[a-z]+\\s*=|javascript:",
          Pattern.CASE_INSENSITIVE);

  private static final Set<RequestMethod> READING =
      Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

  private static final List<String> READERS =
      List.of("amina", "joseph", "paulo", "sofia", "mariam", "rosa", "finance", "operator");

  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Autowired private Cast cast;

  @Test
  void noFormIsTakenWithoutItsToken() {
    Caller sofia = Caller.session(port, "sofia");
    List<String> forms =
        paths(false)
            .map(path -> path.replaceAll("\\{[^/]*}(?=/|$)", "1"))
            // The key in its address is the right to it: see NoticeMailTest.
            .filter(path -> !path.startsWith("/notices/stop/"))
            .toList();
    assertThat(forms).hasSizeGreaterThan(8).anyMatch(path -> path.startsWith("/tasks/"));
    for (String path : Stream.concat(forms.stream(), Stream.of("/sign-in", "/sign-out")).toList()) {
      Caller.Answer answer =
          sofia.ask(
              "POST",
              path,
              "username=sofia&password=x&days=30",
              "Content-Type",
              "application/x-www-form-urlencoded");
      // Forms of people who need not be signed in start again; nothing was accepted.
      boolean afresh =
          path.equals("/sign-in")
              || path.equals("/sign-in/forgotten")
              || path.startsWith("/welcome/")
              || path.startsWith("/integrity/");
      assertThat(answer.status()).as(path).isEqualTo(afresh ? 302 : 403);
    }
    assertThat(sofia.get("/tasks").status()).as("still signed in").isEqualTo(200);
  }

  @ParameterizedTest
  @FieldSource("READERS")
  void noPageHasInlineScriptAndNoneIsKept(String user) {
    InitiativeNumber number = cast.raise("amina", "Guarded <script>alert(1)</script>");
    Caller reader = Caller.session(port, user);
    List<String> pages = new ArrayList<>(paths(true).filter(path -> !path.contains("{")).toList());
    pages.addAll(List.of("/initiatives/" + number, "/initiatives/" + number + "/process"));
    pages.addAll(List.of("/nothing", "/tasks/nothing"));
    assertThat(pages).hasSizeGreaterThan(9).contains("/tasks", "/sign-in");
    // In the build two readers who come after one another visit all pages between them.
    int turn = READERS.indexOf(user);
    for (String page : pages) {
      if (!Thorough.asked() && pages.indexOf(page) % 2 == turn % 2) {
        continue;
      }
      Caller.Answer answer = reader.get(page);
      assertThat(answer.status()).as(page).isLessThan(500);
      if (header(answer, "Content-Type").startsWith("text/html")) {
        assertThat(answer.body()).as(user + " at " + page).doesNotContainPattern(INLINE);
      }
      assertPrivate(page, answer);
      assertThat(header(answer, "Content-Security-Policy"))
          .as(page)
          .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
          .contains("frame-ancestors 'none'", "base-uri 'none'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void answersForProgramsAreKeptNeither() {
    InitiativeNumber number = cast.raise("amina", "Guarded for programs");
    Caller amina = Caller.basic(port, "amina");
    for (String path :
        List.of(
            "/api/initiatives",
            "/api/initiatives/" + number,
            "/api/initiatives/none",
            "/api/tasks",
            "/engine-rest/task?maxResults=1",
            "/engine-rest/user")) {
      assertPrivate(path, amina.get(path));
    }
    assertPrivate("anonymous", Caller.anonymous(port).get("/api/tasks"));
    Caller browser = Caller.session(port, "amina");
    assertPrivate("export", browser.get("/initiatives.csv"));
    assertPrivate(
        "web application", Caller.session(port, "sofia").get("/camunda/app/tasklist/default/"));
  }

  /** A page with a way back, not Camunda's empty sign-in page or JSON. */
  @Test
  void whoeverMayNotEnterCamundasPagesIsToldInWords() {
    Caller browser = Caller.session(port, "koffi");
    for (String path : List.of("/camunda", "/camunda/app/cockpit/default/")) {
      Caller.Answer answer = browser.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(header(answer, "Content-Type")).as(path).contains("text/html");
      assertThat(answer.body()).as(path).contains("Camunda", "href=\"/tasks\"");
    }
    assertThat(header(browser.get("/camunda/api/engine/engine/default/task"), "Content-Type"))
        .contains("json");
  }

  /** Served in place of Camunda's own files, which are empty; their copyright notices are kept. */
  @Test
  void camundasPagesOfferNoProcessToStartAndShowNoBanner() {
    Caller browser = Caller.session(port, "sofia");
    for (String app : List.of("tasklist", "cockpit", "admin", "welcome")) {
      assertThat(browser.get("/camunda/app/" + app + "/styles/user-styles.css").body())
          .contains(".ce-eol-banner { display: none !important; }");
    }
    assertThat(browser.get("/camunda/app/tasklist/styles/user-styles.css").body())
        .contains(".start-process-action, .create-task-action { display: none !important; }");
    assertThat(browser.get("/camunda/app/tasklist/scripts/config.js").body())
        .contains("Copyright Camunda Services GmbH", "claimTask")
        .doesNotContain("startProcess");
  }

  @Test
  void whatIsTheSameForEverybodyIsKept() {
    for (String part : List.of("/portal.css", "/favicon.svg", "/assets/process.js")) {
      Caller.Answer answer = Caller.anonymous(port).get(part);
      assertThat(answer.status()).as(part).isEqualTo(200);
      assertThat(header(answer, "Cache-Control")).as(part).contains("public, max-age=3600");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  private static void assertPrivate(String page, Caller.Answer answer) {
    assertThat(header(answer, "Cache-Control")).as(page).contains("no-store");
    assertThat(header(answer, "X-Content-Type-Options")).as(page).isEqualTo("nosniff");
    assertThat(header(answer, "Permissions-Policy")).as(page).contains("camera=()");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).as(page).isEqualTo("same-origin");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).as(page).isEqualTo("same-origin");
    assertThat(header(answer, "X-Frame-Options")).as(page).isEqualTo("DENY");
    assertThat(header(answer, "Referrer-Policy")).as(page).isEqualTo("same-origin");
    assertThat(answer.headers().map()).as(page).doesNotContainKeys("server", "x-powered-by");
  }

  private static String header(Caller.Answer answer, String name) {
    return String.join(" | ", answer.headers().allValues(name));
  }

  /** Paths of the portal, for reading or for sending. */
  private Stream<String> paths(boolean read) {
    return mappings.getHandlerMethods().keySet().stream()
        .filter(mapping -> isRead(mapping) == read)
        .flatMap(mapping -> mapping.getPatternValues().stream())
        .filter(path -> !path.matches("/(api|error|assets)(/.*)?"))
        .distinct()
        .sorted();
  }

  private static boolean isRead(RequestMappingInfo mapping) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.stream().anyMatch(READING::contains);
  }

  @Test
  void aSessionsCookieIsForTheServerAloneAndSecureWhereTheWayIs() {
    String plain =
        String.join(" ", Caller.anonymous(port).get("/sign-in").headers().allValues("Set-Cookie"));
    assertThat(plain).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
  }
}
