package org.capacitycompact.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * A person's acts at each interface, prepared so that only sending is left: fetching a token first
 * would be too late for a race.
 */
final class PreparedActs {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "------a-file-of-a-test";

  private final int port;
  private final Map<String, Caller> programs = new ConcurrentHashMap<>();
  private final Set<String> addresses = ConcurrentHashMap.newKeySet();
  private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

  PreparedActs(int port) {
    this.port = port;
  }

  private record Browser(Caller caller, String token) {}

  /** The addresses at which somebody was about to act, with initiatives and ids as variables. */
  Set<String> addresses() {
    return addresses;
  }

  private String noted(String path) {
    addresses.add(
        path.replaceAll("\\?.*", "")
            .replaceAll("/[A-Z]{2}-\\d{4}-\\d{3,}", "/{number}")
            .replaceAll("/plan/[a-z]+/\\d+/propose$", "/plan/{section}/{position}/propose")
            .replaceAll("/comments/\\d+", "/comments/{comment}")
            .replaceAll("/plan/[a-z]+/propose$", "/plan/{section}/propose")
            .replaceAll("/plan/proposals/\\d+$", "/plan/proposals/{proposal}")
            .replaceAll("/plan/changes/\\d+$", "/plan/changes/{request}")
            .replaceAll("/indicators/\\d+/measurements", "/indicators/{position}/measurements")
            .replaceAll("/plan/[a-z]+/\\d+", "/plan/{section}/{position}")
            .replaceAll("/plan/(?!import)[a-z]+$", "/plan/{section}")
            .replaceAll("^/participations/\\d+/", "/participations/{participation}/")
            .replaceAll("^/ballots/\\d+/", "/ballots/{round}/")
            .replaceAll("/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "/{id}"));
    return path;
  }

  private Caller program(String person) {
    return programs.computeIfAbsent(person, id -> Caller.basic(port, id));
  }

  private Browser browser(String person) {
    return browsers.computeIfAbsent(
        person,
        id -> {
          Caller caller = Caller.session(port, id);
          return new Browser(caller, caller.get("/assets/token-for-tests").body());
        });
  }

  Supplier<Answer> posts(String person, String path, Object body) {
    noted(path);
    String json = body instanceof String text ? text : json(body);
    Caller caller = program(person);
    return () -> caller.post(path, json);
  }

  /** Sends a form of the portal. */
  Supplier<Answer> sends(String person, String path, Map<String, ?> fields) {
    noted(path);
    Browser browser = browser(person);
    Map<String, String> sent = new HashMap<>();
    fields.forEach((name, value) -> sent.put(name, String.valueOf(value)));
    sent.put("_csrf", browser.token());
    String body =
        sent.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return () ->
        browser
            .caller()
            .ask("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
  }

  Supplier<Answer> opens(String person, String path) {
    Caller caller = browser(person).caller();
    return () -> caller.get(path);
  }

  Supplier<Answer> reads(String person, String path) {
    Caller caller = program(person);
    return () -> caller.get(path);
  }

  /** A visitor without an account, in a browser of their own. */
  Supplier<Answer> sendsAnonymously(String path, Map<String, String> fields) {
    Caller caller = Caller.anonymous(port);
    caller.get("/assets/token-for-tests");
    return () -> caller.form(path, fields);
  }

  Supplier<Answer> raises(String person, String key, String title) {
    Caller caller = program(person);
    String body = json(Map.of("title", title, "workingLanguage", "en"));
    return () ->
        caller.ask(
            "POST",
            "/api/initiatives",
            body,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key);
  }

  /** Uploads a file in the portal. */
  Supplier<Answer> uploads(String person, String path, String name, String content) {
    noted(path);
    Browser browser = browser(person);
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n"
                .formatted(MARK, browser.token())
            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/xml\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(MARK, name, content, MARK);
    return () ->
        browser
            .caller()
            .ask("POST", path, body, "Content-Type", "multipart/form-data; boundary=" + MARK);
  }

  Supplier<Answer> completes(String person, String task, Map<String, Object> answers) {
    return posts(person, "/api/tasks/" + task + "/completion", answers);
  }

  Supplier<Answer> completesAtTheEngine(String person, String task, Map<String, Object> answers) {
    Map<String, Object> typed = new HashMap<>();
    answers.forEach((key, value) -> typed.put(key, Map.of("value", value)));
    return posts(person, "/engine-rest/task/" + task + "/complete", Map.of("variables", typed));
  }

  Supplier<Answer> claims(String person, String task) {
    return posts(person, "/api/tasks/" + task + "/claim", "");
  }

  Supplier<Answer> claimsAtThePortal(String person, String task) {
    return sends(person, "/tasks/" + task + "/claim", Map.of());
  }

  Supplier<Answer> givesBack(String person, String task) {
    return posts(person, "/api/tasks/" + task + "/release", "");
  }

  Supplier<Answer> givesBackAtThePortal(String person, String task) {
    return sends(person, "/tasks/" + task + "/release", Map.of());
  }

  Supplier<Answer> submits(String person, String task, Map<String, Object> answers) {
    Map<String, Object> form = new HashMap<>(answers);
    form.values().removeIf(List.class::isInstance);
    form.put("_submit", "1");
    return sends(person, "/tasks/" + task, form);
  }

  Supplier<Answer> looks(String person, String task) {
    return sends(person, "/tasks/" + task, Map.of("_look", "1"));
  }

  Supplier<Answer> drafts(String person, String task) {
    return sends(person, "/tasks/" + task, Map.of("_draft", "1", "evidence", "Half a word"));
  }

  Supplier<Answer> stops(String person, InitiativeNumber number) {
    return posts(
        person,
        "/api/initiatives/" + number + "/stop",
        Map.of("reasonKind", "enough", "reason", person + " says no"));
  }

  Supplier<Answer> stopsAtThePortal(String person, InitiativeNumber number) {
    return sends(
        person,
        "/initiatives/" + number + "/stop",
        Map.of("stopReasonKind", "enough", "stopReason", person + " says no on a page"));
  }

  Supplier<Answer> takesUp(String person, String task) {
    return sends(person, "/tasks/" + task + "/take-up", Map.of());
  }

  Supplier<Answer> replacesReviewer(String person, InitiativeNumber number, String reason) {
    return sends(
        person, "/initiatives/" + number + "/reviewer", Map.of("replacementReason", reason));
  }

  Supplier<Answer> changesBallot(String person, long round, String choice) {
    return sends(person, "/ballots/" + round + "/change", Map.of("ballotChoice", choice));
  }

  Supplier<Answer> suspends(String person, InitiativeNumber number) {
    return sends(
        person,
        "/initiatives/" + number + "/suspend",
        Map.of("suspensionReason", person + " holds the work"));
  }

  Supplier<Answer> corrects(String person, InitiativeNumber number, String amount) {
    return sends(
        person,
        "/initiatives/" + number + "/report-correction",
        Map.of(
            "correctedFigure",
            "milestone1",
            "correctedUsd",
            amount,
            "correctionReason",
            "A zero less"));
  }

  Supplier<Answer> correctsAtTheApi(String person, InitiativeNumber number, String amount) {
    return posts(
        person,
        "/api/initiatives/" + number + "/report-corrections",
        Map.of(
            "correctedFigure",
            "milestone1",
            "correctedUsd",
            amount,
            "correctionReason",
            "A zero more"));
  }

  Supplier<Answer> addsARow(String person, InitiativeNumber number) {
    return posts(
        person,
        "/api/initiatives/" + number + "/plan/risks",
        Map.of("title", "Staff leave", "likelihood", "1", "impact", "1"));
  }

  Supplier<Answer> invitesCountry(String person, InitiativeNumber number, String country) {
    return sends(
        person,
        "/initiatives/" + number + "/countries/invite",
        Map.of(
            "invitedCountry",
            country,
            "askedOfCountry",
            "Courses for its districts",
            "countryAnswersBy",
            LocalDate.now(ZoneId.of("Africa/Nairobi")).plusDays(30).toString()));
  }

  /** {@code recommend}, {@code decide}, {@code withdraw} or {@code leave}. */
  Supplier<Answer> answersInvitation(
      String person, long participation, String act, Map<String, ?> words) {
    return sends(person, "/participations/%d/%s".formatted(participation, act), words);
  }

  Supplier<Answer> asksWaiver(String person, InitiativeNumber number, String clause, String until) {
    return sends(
        person,
        "/initiatives/" + number + "/waivers/new",
        Map.of("waivedClause", clause, "waiverReason", "As agreed", "waiverUntil", until));
  }

  Supplier<Answer> asksNewerCriteria(String person, InitiativeNumber number, String decision) {
    return sends(
        person,
        "/initiatives/" + number + "/newer-criteria",
        Map.of("newerDecision", decision, "newerReason", "It is stricter"));
  }

  Supplier<Answer> comments(String person, InitiativeNumber number) {
    return sends(
        person,
        "/initiatives/" + number + "/comments",
        Map.of("about", "SECTION", "of", "results", "openTo", "COUNTRY", "words", "Too late"));
  }

  Supplier<Answer> commentsAtTheApi(String person, InitiativeNumber number) {
    return posts(
        person,
        "/api/initiatives/" + number + "/comments",
        Map.of("text", "Too late for " + person, "asked", "COUNTRY"));
  }

  Supplier<Answer> answersComments(String person, InitiativeNumber number) {
    return sends(
        person,
        "/initiatives/" + number + "/comments/answers",
        Map.of("comment", 1, "words", "As agreed"));
  }

  Supplier<Answer> withdrawsComment(String person, InitiativeNumber number, long comment) {
    return sends(
        person, "/initiatives/%s/comments/%d/withdrawal".formatted(number, comment), Map.of());
  }

  Supplier<Answer> proposesForPlan(String person, InitiativeNumber number) {
    return sends(
        person,
        "/initiatives/" + number + "/plan/risks/propose",
        Map.of("title", "Floods", "likelihood", 1, "impact", 1, "why", "As last year"));
  }

  Supplier<Answer> proposesAnother(String person, InitiativeNumber number, String row) {
    return sends(
        person,
        "/initiatives/%s/plan/%s/propose".formatted(number, row),
        Map.of("title", "In other words", "why", "Clearer"));
  }

  /** What is proposed ({@code proposals}) or asked ({@code changes}) is decided. */
  Supplier<Answer> decidesInPlan(String person, InitiativeNumber number, String which) {
    return sends(
        person, "/initiatives/%s/plan/%s/1".formatted(number, which), Map.of("act", "YES"));
  }

  Supplier<Answer> attachesAtThePortal(String person, InitiativeNumber number, String text) {
    return uploads(person, "/initiatives/" + number + "/attachments?kind=OTHER", "page.txt", text);
  }

  Supplier<Answer> withdrawsAtThePortal(String person, InitiativeNumber number, String attachment) {
    return sends(
        person,
        "/initiatives/%s/attachments/%s/withdrawal".formatted(number, attachment),
        Map.of("reason", "Sent by mistake"));
  }

  Supplier<Answer> attaches(String person, InitiativeNumber number, String text) {
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nOTHER\r\n".formatted(MARK)
            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.txt\"\r\nContent-Type: text/plain\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(MARK, text, MARK);
    Caller caller = program(person);
    String path = noted("/api/initiatives/" + number + "/attachments");
    return () ->
        caller.ask("POST", path, body, "Content-Type", "multipart/form-data; boundary=" + MARK);
  }

  Supplier<Answer> withdraws(String person, InitiativeNumber number, String attachment) {
    return posts(
        person,
        "/api/initiatives/%s/attachments/%s/withdrawal".formatted(number, attachment),
        Map.of("reason", "Sent by mistake"));
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
