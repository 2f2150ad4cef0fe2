package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Text refused at one interface is refused at every other. InvisibleAnswersTest covers the
 * questions of forms.
 */
@CompactTest
@DisplayName("A text that nobody can see")
class TextsAtDoorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNSEEN = "\u200b\u2060\u00ad\u3164";

  /** Addresses that take a text, each with a permitted sender and the fields that are texts. */
  private static final List<Door> DOORS =
      List.of(
          door("POST /initiatives/new", "amina", "form:start-demand"),
          door("POST /initiatives/{number}/stop", "amina", "form:stop-initiative"),
          door("POST /initiatives/{number}/suspend", "amina", "form:suspend-initiative"),
          door("POST /initiatives/{number}/waivers/new", "amina", "form:ask-waiver"),
          door("POST /initiatives/{number}/newer-criteria", "amina", "form:ask-newer-criteria"),
          door("POST /initiatives/{number}/reviewer", "sofia", "form:replace-reviewer"),
          door("POST /initiatives/{number}/plan/{section}", "amina", "form:plan-results"),
          door("POST /tasks/{id} [_submit]", "amina", "form:articulate-demand"),
          door("POST /initiatives/{number}/attachments/{id}/withdrawal", "amina", "reason"),
          door("POST /administration/people/invite", "sofia", "name"),
          door("POST /administration/people/{userId}/change", "sofia", "name"),
          door("POST /administration/service-accounts/new", "sofia", "name", "purpose"),
          door("POST /administration/country-facts", "sofia", "source"),
          door("POST /administration/rates", "sofia", "source"),
          door("POST /integrity/report", "amina", "what"),
          door("POST /api/initiatives", "amina", "title"),
          door("POST /api/initiatives/{number}/stop", "amina", "reason"),
          door("POST /initiatives/{number}/comments", "amina", "words"),
          door("POST /api/initiatives/{number}/comments", "amina", "text"),
          door("POST /api/tasks/{id}/completion", "amina", "form:articulate-demand"),
          door("POST /api/initiatives/{number}/attachments/{id}/withdrawal", "amina", "reason"));

  /** Addresses that take a text and are covered by another test or method. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          // The same form while work runs; InvisibleAnswersTest covers every form.
          Map.entry("POST /initiatives/{number}/report-correction", "form:correct-report"),
          Map.entry("POST /api/initiatives/{number}/report-corrections", "form:correct-report"),
          Map.entry("POST /ballots/{round}/change", "form:cast-ballot"),
          // The same form for a row that is there: PlanPagesWebTest.
          Map.entry("POST /initiatives/{number}/plan/{section}/{position}", "form:plan-results"),
          // PlanApiTest has a plan to write in.
          Map.entry("POST /api/initiatives/{number}/plan/{section}", "form:plan-risks"),
          Map.entry("PUT /api/initiatives/{number}/plan/{section}/{position}", "form:plan-risks"),
          Map.entry(
              "POST /initiatives/{number}/plan/indicators/{position}/measurements",
              "form:plan-measurement"),
          // Saving a draft or a preview stores or judges what was typed, but decides nothing.
          Map.entry("POST /tasks/{id} [_draft]", "form:articulate-demand"),
          Map.entry("POST /tasks/{id} [_look]", "form:articulate-demand"),
          // A note is optional: see notes().
          Map.entry("POST /initiatives/{number}/attachments", "note"),
          Map.entry("POST /api/initiatives/{number}/attachments", "note"),
          Map.entry("POST /administration/criteria/drafts", "note"),
          Map.entry("POST /administration/criteria/{decision}/figures", "note"),
          // ReportsOfHarmTest has reports to act on.
          Map.entry("POST /integrity/follow", "added"),
          Map.entry("POST /administration/integrity/{id}/answer", "answer"),
          Map.entry("POST /administration/integrity/{id}/note", "note"),
          Map.entry("POST /administration/integrity/{id}/closing", "closing"),
          Map.entry("POST /administration/integrity/{id}/hold", "hold"),
          Map.entry("POST /administration/integrity/{id}/release", "release"),
          // SignedFormsTest and TranscriptsTest have papers, with the texts of a task's form.
          Map.entry("POST /tasks/{id}/signed", "_signatory"),
          Map.entry("POST /tasks/{id}/transcript", "form:articulate-demand"),
          Map.entry("POST /initiatives/{number}/transcripts/{id}/refusal", "reason"),
          // OverlapsTest has something that overlaps.
          Map.entry("POST /initiatives/{number}/overlaps/{other}/decision", "form:decide-overlap"),
          Map.entry("POST /initiatives/{number}/overlaps/{other}/agreement", "form:agree-overlap"),
          Map.entry(
              "POST /initiatives/{number}/overlaps/{other}/outcome", "form:coordinate-overlap"),
          // PlanTogetherWebTest has rows to talk about.
          Map.entry("POST /initiatives/{number}/comments/answers", "words"),
          Map.entry("POST /initiatives/{number}/plan/{section}/propose", "why"),
          Map.entry("POST /initiatives/{number}/plan/{section}/{position}/propose", "why"),
          Map.entry("POST /initiatives/{number}/plan/proposals/{proposal}", "answer"),
          Map.entry("POST /initiatives/{number}/plan/changes/{request}", "answer"),
          // PublicationForm checks both; they are not called here.
          Map.entry("POST /administration/criteria/drafts/{draft}/publish", "reason"),
          Map.entry("POST /administration/criteria/{decision}/{version}/withdraw", "reason"));

  /** Addresses that take a choice, a file, a number, a password or nothing. */
  private static final Set<String> WITHOUT_TEXT =
      Set.of(
          "POST /initiatives/{number}/comments/{comment}/withdrawal",
          "POST /initiatives/{number}/transcripts/{id}/confirmation",
          "POST /initiatives/{number}/plan/{section}/{position}/removal",
          "POST /initiatives/{number}/plan/{section}/{position}/place",
          "POST /tasks/{id}/claim",
          "POST /tasks/{id}/take-up",
          "POST /tasks/{id}/release",
          "POST /api/tasks/{id}/claim",
          "POST /api/tasks/{id}/release",
          "POST /api/known-activities/imports",
          "POST /known-activities/imports",
          "POST /account/password",
          "POST /account/zone",
          // A telephone number has a form of its own: WhomToAskTest.
          "POST /account/reach",
          // The number of an initiative.
          "POST /administration/integrity/{id}/about",
          // It only fills a form again with what was typed.
          "POST /sign-in/again",
          // ListsWebTest covers its name.
          "POST /saved-lists",
          "POST /saved-lists/name",
          "POST /saved-lists/deletion",
          "POST /notices/seen",
          "POST /calendar/feed",
          "POST /calendar/feed/revocation",
          "POST /notices/choices",
          "POST /notices/stop/{key}",
          "POST /account/sessions/{reference}/end",
          "POST /welcome/{token}",
          // Days and sign-in names, which DeputyPagesTest gives.
          "POST /account/deputy",
          "POST /account/deputy/{id}/end",
          "POST /deputies/{userId}",
          "POST /deputies/{userId}/{id}/end",
          "POST /administration/people/{userId}/hand-over",
          "POST /administration/people/{userId}/close",
          "POST /administration/people/{userId}/reopen",
          "POST /administration/people/{userId}/link",
          "POST /administration/people/{userId}/send",
          "POST /administration/mail/test",
          "POST /administration/mail/retry",
          "POST /sign-in/forgotten",
          "POST /administration/people/{userId}/sign-out",
          "POST /administration/people/{userId}/tasks/{taskId}/release",
          "POST /administration/country-facts/preview",
          "POST /administration/country-facts/keep",
          "POST /administration/rates/file",
          // What a file says is checked as the forms of rows are: PlanFilesTest.
          "POST /initiatives/{number}/plan/import",
          "POST /initiatives/{number}/plan/import/take",
          "POST /initiatives/{number}/plan/budget/rates",
          "POST /administration/criteria/drafts/{draft}/replay",
          "POST /administration/incidents/retry",
          "POST /administration/record/verify",
          "POST /administration/service-accounts/{id}/close",
          "POST /administration/service-accounts/{id}/tokens",
          "POST /administration/service-accounts/{id}/tokens/{token}/revoke",
          "POST /error");

  /**
   * An address.
   *
   * @param at method and address, as the application lists it
   * @param texts names of its texts; or {@code form:} and the form whose texts they are
   */
  private record Door(String at, String by, List<String> texts) {}

  private static Door door(String at, String by, String... texts) {
    return new Door(at, by, List.of(texts));
  }

  @LocalServerPort private int port;
  @Autowired private ApplicationContext application;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;

  @Test
  @DisplayName("is refused at our interface, which names the field")
  void api() {
    Caller amina = Caller.basic(port, "amina");
    refused(
        amina.post("/api/initiatives", "{\"title\":\"" + UNSEEN + "\",\"workingLanguage\":\"en\"}"),
        "title");
    InitiativeNumber number = cast.raise("amina", "Seen by all");
    refused(
        amina.post(
            "/api/initiatives/" + number + "/stop",
            "{\"reasonKind\":\"other\",\"reason\":\"" + UNSEEN + "\"}"),
        "reason");
    assertThat(
            database
                .sql("select status from initiative where number = ?")
                .param(number)
                .query(String.class)
                .single())
        .isEqualTo("RUNNING");
  }

  @Test
  @DisplayName("is told apart from letters beyond the first plane, of which each is one")
  void length() {
    Caller amina = Caller.basic(port, "amina");
    String adlam = "\ud83a\udd00";
    Caller.Answer taken =
        amina.post(
            "/api/initiatives",
            "{\"title\":\"" + adlam.repeat(200) + "\",\"workingLanguage\":\"en\"}");
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    refused(
        amina.post(
            "/api/initiatives",
            "{\"title\":\"" + adlam.repeat(201) + "\",\"workingLanguage\":\"en\"}"),
        "title");
  }

  @TestFactory
  @DisplayName("is refused at each address that takes a text, which names the field")
  Stream<DynamicTest> doors() {
    InitiativeNumber number = cast.raise("amina", "Seen by all, at every door");
    String task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
    String document = document(number);
    InitiativeNumber open = cast.raise("amina", "Open to the secretariat");
    cast.decide("amina", open, "UserTask_ArticulateDemand");
    cast.decide("joseph", open, "UserTask_EndorseDemand");
    return DOORS.stream()
        .map(
            door ->
                DynamicTest.dynamicTest(
                    door.at(),
                    () -> {
                      long before = recorded();
                      Caller.Answer answer =
                          sent(door, door.by().equals("sofia") ? open : number, task, document);
                      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                      for (String text : texts(door)) {
                        assertThat(answer.body())
                            .containsPattern(
                                "(\"error-%1$s\"|\"%1$s-error\"|\"#%1$s-|\"field\":\"%1$s\")"
                                    .formatted(text));
                      }
                      assertThat(recorded()).as("nothing was recorded").isEqualTo(before);
                    }));
  }

  @Test
  @DisplayName("is no note where one may be left out")
  void notes() {
    InitiativeNumber number = cast.raise("amina", "Seen by all, with a note");
    String document = document(number);
    assertThat(
            database
                .sql("select note is null from attachment where id = ?::uuid")
                .param(document)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  @DisplayName("has no door that this test does not know")
  void everyDoor() {
    Set<String> known = new TreeSet<>(WITHOUT_TEXT);
    DOORS.forEach(door -> known.add(door.at()));
    known.addAll(ELSEWHERE.keySet());
    Set<String> there = new TreeSet<>();
    EndpointsFound.in(application).all().stream()
        .filter(each -> !each.ofEngine())
        .filter(each -> Set.of("POST", "PUT", "PATCH").contains(each.method()))
        .forEach(each -> there.add(each.toString()));
    assertThat(there).isEqualTo(known);
  }

  private Caller.Answer sent(Door door, InitiativeNumber number, String task, String document)
      throws IOException {
    String path =
        door.at()
            .substring("POST ".length())
            .replace(" [_submit]", "")
            .replace("{number}", number)
            .replace("/tasks/{id}", "/tasks/" + task)
            .replace("/attachments/{id}", "/attachments/" + document)
            .replace("{section}", "results")
            .replace("{userId}", "koffi");
    Map<String, String> fields = new HashMap<>();
    for (String text : texts(door)) {
      fields.put(text, UNSEEN);
    }
    if (path.startsWith("/api/")) {
      fields.put(path.endsWith("/stop") ? "reasonKind" : "workingLanguage", "other");
      if (!path.endsWith("/stop")) {
        fields.put("workingLanguage", "en");
      }
      if (!path.equals("/api/initiatives")) {
        fields.remove("workingLanguage");
      }
      return Caller.basic(port, door.by()).post(path, JSON.writeValueAsString(fields));
    }
    fields.put("_submit", "1");
    fields.put("_token", "00000000-0000-4000-8000-00000000200b");
    return Caller.session(port, door.by()).form(path, fields);
  }

  /** The required texts of an address or its form. */
  private static List<String> texts(Door door) throws IOException {
    String first = door.texts().get(0);
    if (!first.startsWith("form:")) {
      return door.texts();
    }
    List<String> required =
        FormSchema.parse(
                Files.readAllBytes(Path.of("forms", first.substring("form:".length()) + ".form")))
            .fields()
            .stream()
            .filter(field -> field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT)
            .filter(field -> !field.readOnly() && field.rules().required())
            .map(FormField::key)
            .toList();
    assertThat(required).isNotEmpty();
    return required;
  }

  private String document(InitiativeNumber number) {
    String part = "--b\r\nContent-Disposition: form-data; name=\"";
    Caller.Answer added =
        Caller.basic(port, "amina")
            .ask(
                "POST",
                "/api/initiatives/" + number + "/attachments",
                part
                    + "kind\"\r\n\r\nOTHER\r\n"
                    + part
                    + "note\"\r\n\r\n"
                    + UNSEEN
                    + "\r\n"
                    + part
                    + "file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nSeen "
                    + number
                    + "\r\n--b--\r\n",
                "Content-Type",
                "multipart/form-data; boundary=b");
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.body().replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\".*", "$1");
  }

  private long recorded() {
    return database
        .sql(
            """
            select (select count(*) from audit_entry where outcome = 'done'
                and user_id in ('amina', 'sofia') and kind !~ '^(session|signedIn|person[.]signed)')
              + (select count(*) from initiative) + (select count(*) from task_decision)
              + (select count(*) from person) + (select count(*) from country_fact)
            """)
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("is taken by no table that keeps what somebody wrote")
  void tables() {
    assertThat(
            database
                .sql(
                    """
                    select string_agg(t, ',') from unnest(array[
                      ' ', e'\\u200B', e'\\u2060', e'\\u00AD', e'\\u3164', e'\\u115F', e'\\u17B4',
                      e'\\u2800', e'\\uFE0F', e'\\U000E0061', e'\\u202E', e'\\u00A0\\u202F\\u3000']) t
                    where is_seen_text(t)
                    """)
                .query(String.class)
                .list())
        .containsExactly((String) null);
    assertThat(database.sql("select is_seen_text(e'\\u200Ba')").query(Boolean.class).single())
        .isTrue();
    assertThat(
            database
                .sql("select count(*) from pg_constraint where conname like '%_is_seen'")
                .query(Integer.class)
                .single())
        .isGreaterThan(20);
  }

  private static void refused(Caller.Answer answer, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"" + field + "\"");
  }
}
