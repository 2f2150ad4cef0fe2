package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writers state their language, on pages and in our API; it is stored and shown. */
@CompactTest
@DisplayName("The language somebody says they write in")
class WrittenInTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcClient database;

  @Test
  @DisplayName("is kept with what they send, and shown with it")
  void kept() throws JsonProcessingException {
    InitiativeNumber number = cast.raise("amina", "Written in Portuguese");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    Caller amina = Caller.session(port, "amina");
    assertThat(amina.get("/tasks/" + task + "?lang=fr").body())
        .containsPattern("name=\"_language\"(?s:.*?)value=\"fr\" selected=\"selected\"")
        .contains("lang=\"en\">Written in Portuguese");
    amina.get("/tasks?lang=en");
    Map<String, Object> answers = new HashMap<>(cast.answers(ARTICULATE));
    answers.put("language", "xx");
    Caller.Answer refused = completed(task, answers);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("\"field\":\"language\"", "en, fr, es, pt, ar");
    answers.put("language", "pt");
    assertThat(completed(task, answers).status()).isEqualTo(204);

    assertThat(kept("statement", number)).isEqualTo("pt");
    assertThat(kept("task_decision", number)).isEqualTo("pt");
    assertThat(amina.get("/initiatives/" + number + "/plan").body())
        .containsPattern("<dd [^>]*lang=\"pt\"")
        .containsPattern("<bdi lang=\"pt\">");
  }

  @Test
  @DisplayName("is kept with the reason of a stop, and in the history")
  void stopped() {
    InitiativeNumber number = cast.raise("amina", "Stopped in French");
    Caller amina = Caller.session(port, "amina");
    Caller.Answer sent =
        amina.form(
            "/initiatives/" + number + "/stop",
            Map.of(
                "stopReasonKind",
                "other",
                "stopReason",
                "Le pays n’en veut plus",
                "_language",
                "fr"));
    assertThat(sent.status()).as(sent.body()).isEqualTo(302);
    cast.settle();

    assertThat(amina.get("/initiatives/" + number).body())
        .containsPattern("<p class=\"said\"[^>]*lang=\"fr\"");
    assertThat(amina.get("/initiatives/" + number + "/history").body())
        .contains("<bdi lang=\"fr\">Le pays n’en veut plus</bdi>");
  }

  @Test
  @DisplayName("is their own where they say none, and lasts no longer than what they sent")
  void own() {
    InitiativeNumber number = cast.raise("amina", "Nothing said");
    cast.decide("amina", number, ARTICULATE);
    assertThat(kept("statement", number)).isEqualTo("en");
    InitiativeNumber other = cast.raise("koffi", "Rien de dit");
    cast.decide("koffi", other, ARTICULATE);
    assertThat(kept("statement", other)).isEqualTo("fr");
  }

  private Caller.Answer completed(String task, Map<String, Object> answers)
      throws JsonProcessingException {
    return Caller.basic(port, "amina")
        .post("/api/tasks/" + task + "/completion", json.writeValueAsString(answers));
  }

  private String kept(String table, InitiativeNumber number) {
    return database
        .sql("select language from " + table + " where number = ? limit 1")
        .param(number)
        .query(String.class)
        .single();
  }
}
