package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What is sent after the session was lost")
@CompactTest
class LostSessionTest {

  private static final Pattern SEAL = Pattern.compile("name=\"_page\" value=\"([^\"]+)\"");
  private static final Pattern CARRIED =
      Pattern.compile(
          "<input type=\"hidden\" name=\"((?:carried\\.|_)[^\"]*)\" value=\"([^\"]*)\"");
  private static final String WORDS = "zqlost <b>words</b> \"quoted\"";

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  private String task;
  private Caller amina;
  private String seal;

  @BeforeEach
  void aPageIsOpen() {
    InitiativeNumber number = cast.raise("amina", "Sent without a session");
    task = "/tasks/" + cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
    amina = Caller.session(port, "amina");
    seal = seal(amina.get(task).body());
  }

  @Test
  @DisplayName(
      "is answered by a sign-in page that carries it; the person finds it filled and unsent")
  void carried() {
    Answer lost = send(Caller.anonymous(port), sent("_submit", "1"));
    assertThat(lost.status()).isEqualTo(401);
    assertThat(lost.body())
        .contains("name=\"password\"", "zqlost &lt;b&gt;")
        .doesNotContain("<b>w");

    Answer back = signIn("amina", lost.body());
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body())
        .contains("has not been sent", "zqlost &lt;b&gt;words", "action=\"" + task + "\"")
        .doesNotContain("<b>words");
    assertThat(amina.get(task).status()).as("nothing was sent").isEqualTo(200);
    assertThat(drafts()).as("nothing is on the server").isZero();
  }

  @Test
  @DisplayName(
      "is nothing for another person who signs in, and stays carried after a wrong password")
  void nobodyElse() {
    Answer lost = send(Caller.anonymous(port), sent("_submit", "1"));
    Answer other = signIn("koffi", lost.body());
    assertThat(other.body()).contains("another person").doesNotContain("zqlost");

    Caller browser = Caller.anonymous(port);
    Map<String, String> wrong = new HashMap<>(inputs(lost.body()));
    wrong.put("username", "nobody-of-this-name");
    wrong.put("password", "wrong");
    Answer again = browser.form("/sign-in", wrong);
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.body()).contains("zqlost", "password is wrong");
  }

  @Test
  @DisplayName("is not carried when another site sent it, or when the seal is forged or another's")
  void forged() {
    Map<String, String> fields = sent("_submit", "1");
    for (String[] header :
        new String[][] {
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Origin", "http://["}
        }) {
      Answer answer =
          Caller.anonymous(port).ask("POST", task, body(fields), with(header[0], header[1]));
      assertThat(answer.status()).as(header[1]).isEqualTo(403);
      assertThat(answer.body()).as(header[1]).doesNotContain("zqlost");
      assertThat(answer.headers().allValues("Set-Cookie").toString())
          .as(header[1])
          .doesNotContain("SESSION");
    }
    fields.put("_page", seal.substring(0, seal.length() - 3) + "AAA");
    assertThat(send(Caller.anonymous(port), fields).body()).doesNotContain("zqlost");
    fields.remove("_page");
    assertThat(send(Caller.anonymous(port), fields).body()).doesNotContain("zqlost");

    Map<String, String> mine = sent("_submit", "1");
    mine.put("_page", seal(Caller.session(port, "koffi").get("/account").body()));
    Answer planted = send(Caller.anonymous(port), mine);
    assertThat(signIn("amina", planted.body()).body()).doesNotContain("zqlost");
  }

  @Test
  @DisplayName("leads nowhere else, carries no password, and no more than a page can")
  void bounded() {
    Map<String, String> fields = sent("newPassword", "zqpassword");
    fields.put("noteToReaders", "x".repeat(500_000));
    Answer large = send(Caller.anonymous(port), fields);
    assertThat(large.status()).isEqualTo(401);
    assertThat(large.body().length()).isLessThan(20_000);
    fields.put("noteToReaders", "x");
    Answer lost = send(Caller.anonymous(port), fields);
    assertThat(lost.body()).doesNotContain("zqpassword");

    Map<String, String> elsewhere = new HashMap<>(inputs(lost.body()));
    elsewhere.put("_to", "https://evil.example/");
    elsewhere.put("username", "amina");
    elsewhere.put("password", "Compact-2026!");
    Answer back = Caller.anonymous(port).form("/sign-in", elsewhere);
    assertThat(back.status()).isEqualTo(409);
    assertThat(back.headers().firstValue("Location")).isEmpty();
    assertThat(back.body()).doesNotContain("evil.example");
  }

  @Test
  @DisplayName("with a token of the session before, in a new session of the same person: the form")
  void signedInElsewhere() {
    Map<String, String> stale = sent("_submit", "1");
    stale.put("_csrf", "of-the-session-before");
    Answer back = send(Caller.session(port, "amina"), stale);
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body()).contains("has not been sent", "zqlost");
    Answer other = send(Caller.session(port, "koffi"), stale);
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.body()).doesNotContain("zqlost");
  }

  @Test
  @DisplayName("by a script is answered by a line, and by a token that fits once one is back")
  void parts() {
    String[] part = with("HX-Request", "true");
    Answer lost = Caller.anonymous(port).ask("POST", task, body(sent("_look", "1")), part);
    assertThat(lost.status()).isEqualTo(401);
    assertThat(lost.body()).contains("not signed in", "_blank").doesNotContain("<html", "zqlost");
    assertThat(Caller.anonymous(port).ask("GET", "/account/session", null, part).status())
        .isEqualTo(401);

    Caller again = Caller.session(port, "amina");
    Answer back = again.ask("POST", task, body(sent("_draft", "auto")), part);
    assertThat(back.status()).isEqualTo(403);
    String token = back.headers().firstValue("X-Fresh-Token").orElseThrow();
    Map<String, String> fields = sent("_draft", "auto");
    fields.put("_csrf", token);
    assertThat(again.ask("POST", task, body(fields), part).body()).contains("Draft saved at");
    assertThat(Caller.session(port, "koffi").ask("POST", task, body(fields), part).headers().map())
        .doesNotContainKey("x-fresh-token");
  }

  @Test
  @DisplayName("comes back also to a page with a long address")
  void longAddress() {
    String page = task + "?x=" + "y".repeat(3_500);
    Map<String, String> fields = sent("_submit", "1");
    fields.put("_page", seal(amina.get(page).body()));
    assertThat(signIn("amina", send(Caller.anonymous(port), fields).body()).body())
        .contains("has not been sent", "zqlost &lt;b&gt;words");
  }

  @Test
  @DisplayName("is never a ballot: its pages have no seal, and with one nothing of it is carried")
  void ballots() {
    Map<String, String> said =
        Map.of(
            "ballotChoice", "zqchoice",
            "ballotReason", "zqballot",
            "conditionText", "zqcondition",
            "confirmed.conditionDue", "zqday",
            "objectionDecision", "zqobject",
            "objectionReason", "zqobjection");
    for (String address : new String[] {task, "/ballots/3/change", "/initiatives/new"}) {
      for (Map.Entry<String, String> each : said.entrySet()) {
        Map<String, String> fields = new HashMap<>(Map.of(each.getKey(), each.getValue()));
        fields.put("_page", seal);
        Answer lost = sendTo(address, Caller.anonymous(port), fields);
        assertThat(lost.status()).as(address).isEqualTo(401);
        assertThat(lost.body())
            .contains("ballots")
            .doesNotContain(each.getValue(), "name=\"_from\"");
        fields.put("_csrf", "of-the-session-before");
        Answer stale = sendTo(address, amina, fields);
        assertThat(stale.status()).as(address).isEqualTo(403);
        assertThat(stale.body()).doesNotContain(each.getValue());
      }
    }
    Answer planted =
        Caller.anonymous(port)
            .form(
                "/sign-in",
                Map.of(
                    "_from", seal,
                    "_to", task,
                    "carried.ballotReason", "zqballot",
                    "username", "amina",
                    "password", "Compact-2026!"));
    assertThat(planted.status()).isEqualTo(403);
    assertThat(planted.body()).doesNotContain("zqballot");
  }

  @Test
  @DisplayName("comes back also at a form that is no task's")
  void everyForm() {
    String page = "/initiatives/new";
    Caller joseph = Caller.session(port, "amina");
    String body = joseph.get(page).body();
    assertThat(body).contains("name=\"_page\"");
    Matcher action =
        Pattern.compile("<form method=\"post\" action=\"([^\"]+)\" novalidate").matcher(body);
    assertThat(action.find()).isTrue();
    Answer lost =
        Caller.anonymous(port)
            .ask(
                "POST",
                action.group(1),
                body(Map.of("_page", seal(body), "title", "zqraise")),
                "Content-Type",
                "application/x-www-form-urlencoded");
    assertThat(signIn("amina", lost.body()).body()).contains("value=\"zqraise\"");
  }

  @Test
  @DisplayName("is never a password: that form is not sealed")
  void passwords() {
    String account = amina.get("/account").body();
    String form = account.substring(account.indexOf("action=\"/account/password\""));
    assertThat(form.substring(0, form.indexOf("</form>"))).doesNotContain("_page");
  }

  @Test
  @DisplayName("signs out by a page of ours from before, and by nobody else's")
  void signingOut() {
    Caller browser = Caller.session(port, "amina");
    String stale = body(Map.of("_csrf", "of-the-session-before"));
    for (String site : new String[] {"cross-site", "same-site", "none"}) {
      assertThat(browser.ask("POST", "/sign-out", stale, with("Sec-Fetch-Site", site)).status())
          .as(site)
          .isEqualTo(403);
    }
    assertThat(
            browser
                .ask("POST", "/sign-out", stale, with("Origin", "https://evil.example"))
                .status())
        .isEqualTo(403);
    assertThat(browser.get(task).status()).isEqualTo(200);
    for (int again = 0; again < 2; again++) {
      Answer out = browser.ask("POST", "/sign-out", stale, with("Sec-Fetch-Site", "same-origin"));
      assertThat(out.status()).isEqualTo(302);
      assertThat(out.headers().firstValue("Location").orElse("")).endsWith("/sign-in?out");
    }
    assertThat(browser.get(task).status()).isEqualTo(302);
    // The seal does not depend on a session, but is still valid for its person only.
    Answer replayed = send(Caller.anonymous(port), sent("_submit", "1"));
    assertThat(signIn("koffi", replayed.body()).body()).doesNotContain("zqlost");
  }

  @Test
  @DisplayName("begins again where nobody has signed in: at the sign-in page and at an invitation")
  void afresh() {
    for (String address : new String[] {"/sign-in", "/sign-in/forgotten", "/welcome/abc-DEF_123"}) {
      Answer late =
          Caller.anonymous(port)
              .ask(
                  "POST",
                  address,
                  body(Map.of("_csrf", "stale", "password", "zqpassword")),
                  "Content-Type",
                  "application/x-www-form-urlencoded");
      assertThat(late.status()).as(address).isEqualTo(302);
      assertThat(late.headers().firstValue("Location").orElse("")).endsWith(address + "?late");
    }
  }

  @Test
  @DisplayName("brings no markup, token or password into the form it comes back to")
  void planted() {
    Map<String, String> fields = sent("_submit", "1");
    fields.put(
        "noteToReaders", "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>");
    fields.put("title", "\" autofocus onfocus=\"alert(1)");
    fields.put("_csrf", "zqtoken");
    fields.put("_opened\"><script>alert(2)</script>", "1");
    Answer lost = send(Caller.anonymous(port), fields);
    assertThat(lost.body()).doesNotContain("<script>alert", "<img src=x", "zqtoken");
    Answer back = signIn("amina", lost.body());
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body())
        .doesNotContain("<script>alert", "<img src=x", "zqtoken", "onfocus=\"alert");
    assertThat(back.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'");
    assertThat(back.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  private Map<String, String> sent(String name, String value) {
    Map<String, String> fields = new HashMap<>();
    fields.put("_page", seal);
    fields.put("noteToReaders", WORDS);
    fields.put(name, value);
    return fields;
  }

  private Answer send(Caller browser, Map<String, String> fields) {
    return sendTo(task, browser, fields);
  }

  private Answer sendTo(String address, Caller browser, Map<String, String> fields) {
    return browser.ask(
        "POST", address, body(fields), "Content-Type", "application/x-www-form-urlencoded");
  }

  private Answer signIn(String who, String page) {
    Map<String, String> all = new HashMap<>(inputs(page));
    all.put("username", who);
    all.put("password", "Compact-2026!");
    return Caller.anonymous(port).form("/sign-in", all);
  }

  private long drafts() {
    return database
        .sql("select count(*) from own_draft where task_id = ?")
        .param(task.substring("/tasks/".length()))
        .query(Long.class)
        .single();
  }

  private static String[] with(String name, String value) {
    return new String[] {"Content-Type", "application/x-www-form-urlencoded", name, value};
  }

  private static Map<String, String> inputs(String page) {
    Map<String, String> inputs = new HashMap<>();
    CARRIED
        .matcher(page)
        .results()
        .forEach(
            hit ->
                inputs.put(
                    hit.group(1),
                    org.springframework.web.util.HtmlUtils.htmlUnescape(hit.group(2))));
    return inputs;
  }

  private static String seal(String page) {
    Matcher found = SEAL.matcher(page);
    assertThat(found.find()).as("a sealed form").isTrue();
    return found.group(1);
  }

  private static String body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
