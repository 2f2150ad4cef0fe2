package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.WhomToAsk;
import org.capacitycompact.initiative.WhomToAsk.Contact;
import org.capacitycompact.party.Reach;
import org.capacitycompact.platform.web.PublicContact;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("Whom to ask")
class WhomToAskTest {

  private static final String MAIL = "namono-asked@example.org";

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired WhomToAsk asked;
  @Autowired Reach reach;
  @Autowired JdbcClient database;

  @AfterEach
  void asBefore() {
    reach.say("namono", null, Reach.Seen.NOBODY);
    database
        .sql("update person set email = null, enabled = true where user_id = 'namono'")
        .update();
  }

  @Test
  @DisplayName("about an initiative is who raised it and one of the secretariat, by name")
  void onThePage() {
    InitiativeNumber number = cast.raise("namono", "Whom to ask about this");
    String page = Caller.session(port, "kato").get("/initiatives/" + number).body();
    assertThat(page)
        .contains("Whom to ask", "Namono Okello", "Focal point, Uganda", "Secretariat")
        .contains("/integrity/report?about=" + number)
        .doesNotContain("??");
  }

  @Test
  @DisplayName("is told with mail and telephone only where the person said so, and to readers only")
  void asThePersonSays() {
    database.sql("update person set email = ? where user_id = 'namono'").param(MAIL).update();
    InitiativeNumber number = cast.raise("namono", "Reached by those involved");
    Caller reader = Caller.session(port, "kato");
    Caller namono = Caller.session(port, "namono");
    assertThat(reader.get("/initiatives/" + number).body())
        .as("nothing was said")
        .doesNotContain(MAIL);

    Answer said =
        namono.form("/account/reach", Map.of("telephone", "+256 41 555-0100", "seen", "INVOLVED"));

    assertThat(said.status()).as(said.body()).isEqualTo(302);
    assertThat(namono.get("/account").body()).contains(MAIL, "+256 41 555-0100");
    assertThat(reader.get("/initiatives/" + number).body())
        .contains("mailto:" + MAIL, "tel:+256415550100");
    assertThat(Caller.session(port, "koffi").get("/initiatives/" + number).body())
        .doesNotContain(MAIL, "555-0100");

    namono.form("/account/reach", Map.of("telephone", "+256 41 555-0100", "seen", "NOBODY"));
    assertThat(reader.get("/initiatives/" + number).body())
        .contains("Namono Okello")
        .doesNotContain(MAIL, "555-0100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call me", "12", "+", "1234567890123456789012345678901234567890123"})
  @DisplayName("has no telephone that nobody could dial")
  void noTelephone(String typed) {
    Answer refused =
        Caller.session(port, "namono").form("/account/reach", Map.of("telephone", typed));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("telephone-error", "value=\"" + typed + "\"");
  }

  @Test
  @DisplayName("is somebody else of the country when who raised it has left")
  void whenSomebodyLeft() {
    InitiativeNumber number = cast.raise("namono", "After somebody left");
    database.sql("update person set enabled = false where user_id = 'namono'").update();
    assertThat(asked.about(number)).hasSize(2).extracting(Contact::userId).doesNotContain("namono");
  }

  @Test
  @DisplayName("stands beside what a task and an act refuse: a person of the country as well")
  void besideRefusals() {
    InitiativeNumber number = cast.raise("namono", "Refused with a name");
    String task = cast.tasks("namono", number, "UserTask_ArticulateDemand").get(0);
    Caller namono = Caller.session(port, "namono");
    for (Answer refused :
        List.of(
            namono.form("/tasks/" + task, Map.of("_submit", "1")),
            namono.form("/initiatives/" + number + "/stop", Map.of("_submit", "1")))) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("ask-heading", "Namono Okello");
    }
  }

  @Test
  @DisplayName("stands on every error page and beside a refused sign-in: the secretariat")
  void onErrors() {
    Caller amina = Caller.session(port, "amina");
    for (String path : List.of("/nowhere", "/administration/people", "/initiatives/TG-2026-001")) {
      assertThat(amina.get(path).body()).as(path).contains("class=\"ask\"", "the secretariat");
    }
    assertThat(Caller.anonymous(port).get("/sign-in?refused").body())
        .contains("class=\"ask\"", "the secretariat of the Compact", "Report harm or fraud");
  }

  @Test
  @DisplayName("is a member of every problem detail")
  void inProblems() throws Exception {
    Caller amina = Caller.basic(port, "amina");
    for (Answer problem :
        List.of(
            amina.get("/api/initiatives/TG-1999-001"),
            amina.post("/api/initiatives", "{\"title\":\"\"}"),
            amina.post("/api/initiatives", "{"),
            amina.get("/api/nowhere"),
            Caller.anonymous(port).get("/api/initiatives"),
            Caller.bearer(port, "compact_none").get("/api/initiatives"))) {
      JsonNode told = new ObjectMapper().readTree(problem.body());
      assertThat(told.at("/contact/name").asText())
          .as(problem.body())
          .isEqualTo("The secretariat of the Compact");
      assertThat(told.at("/contact/mail").isMissingNode()).as("none is set").isTrue();
    }
  }

  @Test
  @DisplayName("is what the settings say, whatever signs there are in them")
  void asSet() throws Exception {
    JsonNode told =
        new ObjectMapper()
            .readTree(new PublicContact("The \"office\"", "a@example.org", "+41 22 1").json());
    assertThat(told.get("name").asText()).isEqualTo("The \"office\"");
    assertThat(told.get("mail").asText()).isEqualTo("a@example.org");
    assertThat(told.get("telephone").asText()).isEqualTo("+41 22 1");
  }
}
