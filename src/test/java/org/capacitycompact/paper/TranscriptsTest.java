package org.capacitycompact.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;

@CompactTest
@DisplayName("A transcript")
class TranscriptsTest {

  private static final String ANSWER = "UserTask_AgreeDesign";
  private static final String PARTY = "group:" + Role.PROVIDER.groupFor("IDMICRO");

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Cast cast;
  @Autowired private Confirming confirming;
  @Autowired private PapersThatWait waiting;
  @Autowired private Attachments attachments;
  @Autowired private Chronicle chronicle;
  @Autowired private JdbcClient database;

  private PaperHands hands;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void articulated() {
    hands = new PaperHands(context, accounts);
    ask("A transcript");
  }

  /** A provider is asked whether it agrees to the design. */
  private void ask(String title) {
    number =
        Story.raised(cast, "KE", title).throughDemand().throughPartnership().designed().number();
    task = cast.tasks("siti", number, ANSWER).get(0);
  }

  private MockHttpServletResponse types(
      String person, byte[] scan, Map<String, ?> answers, String button) throws Exception {
    Map<String, Object> fields = new HashMap<>(answers);
    fields.put(button, "1");
    return hands.uploads(person, "/tasks/" + task + "/transcript", scan, fields);
  }

  /** Sent to be confirmed; its address. */
  private String sent() throws Exception {
    MockHttpServletResponse sent = types("sofia", PaperHands.scan(), cast.answers(ANSWER), "_send");
    assertThat(sent.getStatus()).as(PaperHands.text(sent)).isEqualTo(302);
    return PaperHands.next(sent);
  }

  /** The longest text of the sample's answers. */
  private String written() {
    return cast.answers(ANSWER).values().stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .max(Comparator.comparing(String::length))
        .orElseThrow();
  }

  private UUID id(String address) {
    return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
  }

  private String state(String address) {
    return database
        .sql("select state from paper where id = ?")
        .param(id(address))
        .query(String.class)
        .single();
  }

  private boolean told(String kind, String audience) {
    return database
        .sql(
            "select exists (select from outbox where number = ? and kind = ? and ? = any"
                + " (audiences))")
        .params(number, kind, audience)
        .query(Boolean.class)
        .single();
  }

  @Test
  @DisplayName("is typed in steps, sent with its scan, and counts when the party confirms it")
  void life() throws Exception {
    assertThat(PaperHands.text(hands.opens("sofia", "/tasks/" + task + "/transcript")))
        .contains("On paper: ", "name=\"_scan\"", "q-")
        .doesNotContain("??");
    assertThat(PaperHands.next(types("sofia", null, Map.of(), "_draft")))
        .isEqualTo("/tasks/" + task + "/transcript");
    MockHttpServletResponse incomplete = types("sofia", null, Map.of(), "_send");
    assertThat(incomplete.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(incomplete)).contains("Choose a file.", "href=\"#q-");

    String address = sent();
    assertThat(state(address)).isEqualTo("AWAITING");
    assertThat(told("paper.told.awaiting", PARTY)).isTrue();
    assertThat(cast.tasks("siti", number, ANSWER)).as("nothing is decided yet").hasSize(1);

    String page = PaperHands.text(hands.opens("siti", address));
    assertThat(page)
        .contains("scan.pdf", HtmlUtils.htmlEscape(written()))
        .contains("Sofia", "/confirmation", "/refusal")
        .doesNotContain("??");
    MockHttpServletResponse confirmed = hands.sends("siti", address + "/confirmation", Map.of());
    assertThat(confirmed.getStatus()).as(PaperHands.text(confirmed)).isEqualTo(302);

    assertThat(state(address)).isEqualTo("CONFIRMED");
    Map<String, Object> decision =
        database
            .sql("select user_id, brought_by from task_decision where task_id = ?")
            .param(task)
            .query()
            .singleRow();
    assertThat(decision).containsEntry("user_id", "siti").containsEntry("brought_by", "sofia");
    String recorded =
        database
            .sql(
                "select after::text from audit_entry where number = ? and kind like"
                    + " 'UserTask_AgreeDesign.%'")
            .param(number)
            .query(String.class)
            .single();
    assertThat(recorded).contains("onPaper", attachments.of(number).get(0).sha256());
    assertThat(told("paper.told.confirmed", "user:sofia")).isTrue();
    assertThat(chronicle.of(number))
        .extracting(Chronicle.Entry::kind)
        .contains("paper.transcribed", "paper.confirmed");
    assertThat(PaperHands.text(hands.opens("siti", address)))
        .contains("confirmed it")
        .doesNotContain("/confirmation\"");
    assertThat(PaperHands.text(hands.opens("amina", "/initiatives/" + number + "/history")))
        .contains("transcribed a form on paper")
        .doesNotContain("??");
  }

  @Test
  @DisplayName("is refused with a reason, which its typist is told, and then typed again")
  void refused() throws Exception {
    String address = sent();
    MockHttpServletResponse silent =
        hands.sends("siti", address + "/refusal", Map.of("reason", "\u200b\u2060"));
    assertThat(silent.getStatus()).isEqualTo(422);
    assertThat(PaperHands.text(silent)).contains("Say in at most");
    assertThat(
            hands
                .sends("siti", address + "/refusal", Map.of("reason", "I endorsed it"))
                .getStatus())
        .isEqualTo(302);
    assertThat(state(address)).isEqualTo("REFUSED");
    assertThat(told("paper.told.refused", "user:sofia")).isTrue();
    assertThat(PaperHands.text(hands.opens("sofia", address))).contains("I endorsed it");
    MockHttpServletResponse late = hands.sends("siti", address + "/confirmation", Map.of());
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(sent()).isNotEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"otieno", "amina", "koffi", "paulo", "mariam"})
  @DisplayName("is seen and confirmed by nobody else")
  void others(String person) throws Exception {
    String address = sent();
    assertThat(hands.opens(person, address).getStatus()).isEqualTo(404);
    assertThat(hands.sends(person, address + "/confirmation", Map.of()).getStatus()).isEqualTo(404);
    assertThat(hands.sends(person, address + "/refusal", Map.of("reason", "No")).getStatus())
        .isEqualTo(404);
    assertThat(hands.opens(person, "/tasks/" + task + "/transcript").getStatus()).isEqualTo(404);
    assertThat(state(address)).isEqualTo("AWAITING");
  }

  @Test
  @DisplayName("is typed by the secretariat only, which never confirms it, and never without scan")
  void whoTypes() throws Exception {
    assertThat(types("siti", PaperHands.scan(), cast.answers(ANSWER), "_send").getStatus())
        .isEqualTo(403);
    String address = sent();
    for (String typist : List.of("sofia", "daniel")) {
      assertThat(hands.sends(typist, address + "/confirmation", Map.of()).getStatus())
          .isEqualTo(403);
    }
    assertThatThrownBy(
            () ->
                database
                    .sql("update paper set state = 'CONFIRMED' where id = ?")
                    .param(id(address))
                    .update())
        .hasMessageContaining("counts with the decision of its task");
    assertThatThrownBy(
            () ->
                database
                    .sql("update paper set scan = null, scan_sha256 = null where id = ?")
                    .param(id(address))
                    .update())
        .hasMessageContaining("stays as it was sent");
    assertThatThrownBy(
            () -> database.sql("delete from paper where id = ?").param(id(address)).update())
        .hasMessageContaining("stays");
  }

  @Test
  @DisplayName("is not confirmed by who typed it, even with the task’s right as well")
  void oneWithBothRoles() throws Exception {
    String both = hands.colleague(Role.SECRETARIAT, "KE", "");
    accounts.giveRole(both, Role.PROVIDER, "IDMICRO");
    MockHttpServletResponse typed = types(both, PaperHands.scan(), cast.answers(ANSWER), "_send");
    assertThat(typed.getStatus()).as(PaperHands.text(typed)).isEqualTo(302);
    String address = PaperHands.next(typed);
    assertThat(PaperHands.text(hands.opens(both, address))).doesNotContain("/confirmation\"");
    assertThat(hands.sends(both, address + "/confirmation", Map.of()).getStatus()).isEqualTo(403);
    assertThat(hands.sends(both, address + "/refusal", Map.of("reason", "No")).getStatus())
        .isEqualTo(403);
    assertThat(hands.sends("siti", address + "/confirmation", Map.of()).getStatus()).isEqualTo(302);
  }

  @Test
  @DisplayName("is not made of a task of the secretariat, nor of a secret one")
  void neverOfThese() throws Exception {
    InitiativeNumber before = Story.raised(cast, "KE", "Checked").articulated().endorsed().number();
    String check = cast.tasks("sofia", before, "UserTask_CheckCompleteness").get(0);
    MockHttpServletResponse own = hands.opens("daniel", "/tasks/" + check + "/transcript");
    assertThat(own.getStatus()).isEqualTo(409);
    assertThat(PaperHands.text(own)).contains("Only what a person of the country");
    InitiativeNumber voted =
        Story.raised(cast, "KE", "Voted on, never on paper")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .number();
    String ballot =
        database
            .sql(
                "select task_id from work_item where number = ? and form in ('cast-ballot',"
                    + " 'state-objection') limit 1")
            .param(voted)
            .query(String.class)
            .single();
    MockHttpServletResponse secret = hands.opens("sofia", "/tasks/" + ballot + "/transcript");
    assertThat(secret.getStatus()).isEqualTo(409);
    assertThat(PaperHands.text(secret)).contains("Nobody else may learn");
    assertThat(hands.opens("sofia", "/tasks/" + ballot + "/paper").getStatus()).isEqualTo(409);
    assertThat(
            hands.uploads("sofia", "/tasks/" + ballot + "/transcript", null, Map.of()).getStatus())
        .isEqualTo(409);
  }

  @Test
  @DisplayName("becomes void when its task is decided meanwhile, says so, and both are told")
  void overtaken() throws Exception {
    String address = sent();
    cast.decide("siti", number, ANSWER);
    assertThat(PaperHands.text(hands.opens("siti", address)))
        .contains("its task was decided otherwise meanwhile")
        .doesNotContain("/confirmation\"");
    MockHttpServletResponse late = hands.sends("siti", address + "/confirmation", Map.of());
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(PaperHands.text(late)).contains("its task was decided otherwise meanwhile");
    assertThat(state(address)).isEqualTo("VOID");
    assertThat(told("paper.told.void.TASK_ENDED", "user:sofia")).isTrue();
    assertThat(told("paper.told.void.TASK_ENDED", PARTY)).isTrue();
  }

  @Test
  @DisplayName("of which the scan was withdrawn counts no more")
  void withdrawn() throws Exception {
    String address = sent();
    attachments.withdraw(
        number, attachments.of(number).get(0).id(), cast.actor("sofia"), "The wrong page");
    assertThat(hands.sends("siti", address + "/confirmation", Map.of()).getStatus()).isEqualTo(409);
    assertThat(state(address)).isEqualTo("VOID");
    assertThat(cast.tasks("siti", number, ANSWER)).hasSize(1);
  }

  @Test
  @DisplayName("does not wait for ever: who may confirm it is reminded, then it is void")
  void expires() throws Exception {
    String address = sent();
    waiting.run();
    assertThat(told("paper.told.chased", PARTY)).isFalse();
    later(8);
    assertThat(told("paper.told.chased", PARTY)).isTrue();
    assertThat(state(address)).isEqualTo("AWAITING");
    later(22);
    assertThat(state(address)).isEqualTo("VOID");
    assertThat(told("paper.told.void.EXPIRED", "user:sofia")).isTrue();
    String next = sent();
    cast.decide("siti", number, ANSWER);
    waiting.run();
    assertThat(state(next)).isEqualTo("VOID");
  }

  /** The work as it is done so many days from now. */
  private void later(int days) {
    new PapersThatWait(database, confirming, Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))
        .run();
  }

  @Test
  @DisplayName("is confirmed once, however many confirm it or decide its task at the same moment")
  void races() throws Exception {
    String colleague = hands.colleague(Role.PROVIDER, null, "IDMICRO");
    for (int i = 0; i < 4; i++) {
      ask("Raced " + i);
      UUID paper = id(sent());
      List<Callable<Boolean>> acts = new ArrayList<>();
      for (String person : List.of("siti", colleague)) {
        acts.add(
            () ->
                confirming.confirm(number, paper, Map.of(), cast.actor(person)).result()
                    == Confirmed.Result.DONE);
      }
      if (i % 2 == 0) {
        acts.add(() -> cast.attempt("siti", number, ANSWER, Map.of()) instanceof TaskResult.Done);
      }
      assertThat(together(acts)).containsOnlyOnce(true);
      assertThat(
              database
                  .sql("select count(*) from task_decision where task_id = ?")
                  .param(task)
                  .query(Integer.class)
                  .single())
          .isOne();
      waiting.run();
      boolean byPaper =
          database
              .sql("select brought_by is not null from task_decision where task_id = ?")
              .param(task)
              .query(Boolean.class)
              .single();
      assertThat(state("/" + paper)).isEqualTo(byPaper ? "CONFIRMED" : "VOID");
    }
  }

  private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(acts)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }
}
