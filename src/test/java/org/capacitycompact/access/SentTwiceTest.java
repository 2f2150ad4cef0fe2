package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connection broke before the answer came, so nobody knows whether the request arrived. */
@CompactTest
@DisplayName("What is sent again because no answer came")
class SentTwiceTest {

  private static final String ENDORSE = "UserTask_EndorseDemand";
  private static final Map<String, String> ENDORSED =
      Map.of("_submit", "1", "endorsementDecision", "endorse", "endorsementReason", "Pillar 3.");

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("is told to be decided already, with what was decided; the draft lasts till then")
  void afterIt() {
    String task = waiting("Endorsed, and sent again");
    Caller joseph = Caller.session(port, "joseph");
    joseph.form("/tasks/" + task, Map.of("_draft", "1", "endorsementReason", "Pillar 3."));
    joseph.form("/tasks/" + task, Map.of("_submit", "1", "endorsementReason", "Pillar 3."));
    assertThat(drafts(task)).as("kept while nothing is decided").isOne();

    Answer first = joseph.form("/tasks/" + task, ENDORSED);
    assertThat(first.status()).isEqualTo(302);
    assertThat(drafts(task)).isZero();
    Answer second = joseph.form("/tasks/" + task, ENDORSED);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body())
        .contains("You have done this already", "recorded once", "endorsed the demand")
        .doesNotContain("Nothing of what you sent");
    assertThat(decisions(task)).isOne();
  }

  @Test
  @DisplayName("at the same moment is decided once, and told so")
  void atOnce() {
    String task = waiting("Endorsed twice at the same moment");
    Caller joseph = Caller.session(port, "joseph");

    joseph.get("/assets/token-for-tests");
    List<Answer> answers = both(() -> joseph.form("/tasks/" + task, ENDORSED));

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(302, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allMatch(answer -> answer.body().contains("endorsed the demand"));
    assertThat(decisions(task)).isOne();
  }

  @Test
  @DisplayName("raises one demand, and leads to the same form, also at the same moment")
  void raised() {
    Caller amina = Caller.session(port, "amina");
    String title = "Raised on a line that was cut " + UUID.randomUUID();
    Map<String, String> fields = new HashMap<>();
    fields.put("_token", UUID.randomUUID().toString());
    fields.put("title", title);
    fields.put("workingLanguage", "en");

    // A page that is sent twice has had its token before.
    amina.get("/assets/token-for-tests");
    List<Answer> atOnce = both(() -> amina.form("/initiatives/new", fields));
    Answer later = amina.form("/initiatives/new", fields);

    assertThat(
            Stream.concat(atOnce.stream(), Stream.of(later))
                .map(answer -> answer.headers().firstValue("location").orElse(answer.body())))
        .hasSize(3)
        .allMatch(address -> address.startsWith("/tasks/"))
        .containsOnly(later.headers().firstValue("location").orElseThrow());
    assertThat(
            database
                .sql("select count(*) from initiative where title = ?")
                .param(title)
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  @DisplayName("by the page's script is answered with where to go on, for the browser to ask once")
  void byScript() {
    String task = waiting("Endorsed by the page's script");
    Caller joseph = Caller.session(port, "joseph");
    String token = joseph.get("/assets/token-for-tests").body();

    Answer sent =
        joseph.ask(
            "POST",
            "/tasks/" + task,
            "_submit=1&endorsementDecision=endorse&endorsementReason=So&_csrf=" + token,
            "Content-Type",
            "application/x-www-form-urlencoded",
            "X-Sent-By-Script",
            "yes");

    assertThat(sent.status()).isEqualTo(204);
    String onward = sent.headers().firstValue("x-onward").orElseThrow();
    assertThat(onward).startsWith("/initiatives/KE-");
    assertThat(joseph.get(onward).body()).contains("Joseph Mwangi endorsed the demand");
  }

  @Test
  @DisplayName(
      "is no decision when a page only asks how it stands, with the button pressed meanwhile")
  void aLookDecidesNothing() {
    String task = waiting("Looked at while it is submitted");
    Map<String, String> look = new HashMap<>(ENDORSED);
    look.put("_look", "1");

    Answer looked = Caller.session(port, "joseph").form("/tasks/" + task, look);

    assertThat(looked.status()).isEqualTo(200);
    assertThat(decisions(task)).isZero();
  }

  private String waiting(String title) {
    Story story = Story.raised(cast, "KE", title).articulated();
    return cast.tasks("joseph", story.number(), ENDORSE).get(0);
  }

  private static List<Answer> both(Supplier<Answer> sends) {
    return Stream.of(1, 2).map(n -> CompletableFuture.supplyAsync(sends)).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private int drafts(String task) {
    return count("select count(*) from task_draft where task_id = ?", task);
  }

  private int decisions(String task) {
    return count("select count(*) from task_decision where task_id = ?", task);
  }

  private int count(String sql, String task) {
    return database.sql(sql).param(task).query(Integer.class).single();
  }
}
