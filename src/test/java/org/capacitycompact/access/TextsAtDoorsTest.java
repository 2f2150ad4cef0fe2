package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.capacitycompact.CompactTest;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is no text at one door is none at any other. Questions of forms: InvisibleAnswersTest. */
@CompactTest
@DisplayName("A text that nobody can see")
class TextsAtDoorsTest {

  private static final String UNSEEN = "\u200b\u2060\u00ad\u3164";

  /** Names under which our own pages take what somebody writes, outside the forms of tasks. */
  private static final Set<String> TEXTS = Set.of("name", "note", "purpose", "reason", "source");

  /** And what else they take: choices, days, figures, names of files, words to search by. */
  private static final Set<String> OTHERS =
      Set.of(
          "_csrf",
          "_knownActivity",
          "_token",
          "country",
          "current",
          "decision",
          "draft",
          "file",
          "fragileContext",
          "from",
          "incomeGroup",
          "kind",
          "language",
          "organisation",
          "page",
          "password",
          "repeated",
          "scope",
          "seen",
          "show",
          "since",
          "until",
          "version",
          "when",
          "year",
          "again",
          "days",
          "fileName",
          "incident",
          "list",
          "old",
          "scopes");

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
    String number = cast.raise("amina", "Seen by all");
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

  @Test
  @DisplayName("is refused by pages that ask for one")
  void pages() {
    Caller sofia = Caller.session(port, "sofia");
    Caller.Answer invited =
        sofia.form(
            "/administration/people/invite",
            Map.of(
                "name",
                UNSEEN,
                "signInName",
                "unseenname",
                "language",
                "en",
                "role",
                "SECRETARIAT"));
    assertThat(invited.status()).isEqualTo(422);
    assertThat(invited.body()).contains("name-error");
    Caller.Answer raised =
        Caller.session(port, "amina")
            .form(
                "/initiatives/new",
                Map.of(
                    "_token", "00000000-0000-4000-8000-00000000200b",
                    "title", UNSEEN,
                    "workingLanguage", "en"));
    assertThat(raised.status()).isEqualTo(422);
    assertThat(raised.body()).contains("error-title");
  }

  @Test
  @DisplayName("has no door that this test does not know")
  void everyDoor() {
    Set<String> taken = new TreeSet<>();
    EndpointsFound.in(application).all().stream()
        .filter(endpoint -> !endpoint.ofEngine() && endpoint.method().equals("POST"))
        .forEach(endpoint -> endpoint.asked().forEach(name -> taken.add(name.replace("!", ""))));
    taken.removeIf(name -> TEXTS.contains(name) || OTHERS.contains(name));
    assertThat(taken).isEmpty();
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
