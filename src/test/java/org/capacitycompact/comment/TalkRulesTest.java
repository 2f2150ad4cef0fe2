package org.capacitycompact.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.notice.Distribution;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
@DisplayName("What is said about an initiative")
class TalkRulesTest {

  @Autowired Cast cast;
  @Autowired Talk talk;
  @Autowired Comments comments;
  @Autowired CommentRights rights;
  @Autowired Initiatives initiatives;
  @Autowired Distribution distribution;
  @Autowired JdbcClient database;

  private InitiativeNumber number;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "Talked about").number();
  }

  private InitiativeNumber withPartner() {
    return Story.raised(cast, "KE", "With a partner").throughDemand().throughPartnership().number();
  }

  @ParameterizedTest
  @CsvSource({
    "otieno, EVERYBODY PARTNERS COUNTRY",
    "siti, EVERYBODY PARTNERS",
    "sofia, EVERYBODY SECRETARIAT",
    "paulo, ''"
  })
  @DisplayName("is opened only to readers to whom its author belongs, and who take part")
  void opens(String person, String readers) {
    InitiativeNumber partnered = withPartner();
    for (OpenTo openTo : OpenTo.values()) {
      NewComment said = new NewComment(Thing.INITIATIVE, openTo, null, "To " + openTo);
      if (List.of(readers.split(" ")).contains(openTo.name())) {
        assertThat(talk.comment(partnered, said, cast.actor(person))).isPresent();
      } else {
        assertThatThrownBy(() -> talk.comment(partnered, said, cast.actor(person)))
            .isInstanceOf(AccessDeniedException.class);
      }
    }
  }

  @Test
  @DisplayName("asks nobody who would not read it, and nobody who is not there yet")
  void asks() {
    for (Asked side : List.of(Asked.PARTNERS, Asked.SECRETARIAT)) {
      assertThatThrownBy(() -> say("otieno", OpenTo.EVERYBODY, side, "Now?"))
          .isInstanceOf(AccessDeniedException.class);
    }
    number = withPartner();
    say("otieno", OpenTo.EVERYBODY, Asked.SECRETARIAT, "When?");
    say("siti", OpenTo.PARTNERS, Asked.PARTNERS, "Which?");
    assertThatThrownBy(() -> say("otieno", OpenTo.COUNTRY, Asked.SECRETARIAT, "Why?"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into plan_comment (number, about, open_to, asked, words, said_by, said_at)
                        values (?, 'INITIATIVE', 'COUNTRY', 'SECRETARIAT', 'Why?', 'otieno', now())
                        """)
                    .param(number)
                    .update())
        .hasMessageContaining("comment_asks_who_reads_it");
  }

  @Test
  @DisplayName("is answered by whom it asks, waits until then, and tells both")
  void questions() {
    number = withPartner();
    long asked = say("otieno", OpenTo.EVERYBODY, Asked.PARTNERS, "Who trains?");
    long open = say("otieno", OpenTo.EVERYBODY, null, "Well done");
    assertThat(waiting()).containsExactly(asked);
    assertThatThrownBy(() -> talk.answer(number, List.of(asked), "We", cast.actor("amina")))
        .isInstanceOf(AccessDeniedException.class);
    talk.answer(number, List.of(asked), "We do", cast.actor("siti"));
    talk.answer(number, List.of(open), "Thanks", cast.actor("amina"));
    assertThat(waiting()).isEmpty();
    distribution.run();
    assertThat(told("siti")).contains("comment.told.question " + asked);
    assertThat(told("amina"))
        .contains("comment.told.comment " + open)
        .noneMatch(each -> each.endsWith(" " + asked));
    assertThat(told("otieno"))
        .contains("comment.told.answered " + asked, "comment.told.answered " + open);
  }

  @Test
  @DisplayName("is answered to those alone who read it, also where one answer covers several")
  void severalReaders() {
    number = withPartner();
    long all = say("otieno", OpenTo.EVERYBODY, null, "Loud");
    long country = say("otieno", OpenTo.COUNTRY, null, "Quiet");
    talk.answer(number, List.of(all, country), "Heard", cast.actor("amina"));
    assertThat(comments.find(Search.all(number), cast.actor("sofia")))
        .singleElement()
        .matches(each -> each.id() == all && each.answers().size() == 1);
    assertThat(
            database
                .sql("select open_to from plan_answer where number = ? order by open_to")
                .param(number)
                .query(String.class)
                .list())
        .containsExactly("COUNTRY", "EVERYBODY");
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into plan_answered (number, open_to, comment, answer)
                        select number, 'EVERYBODY', ?, id from plan_answer
                        where number = ? and open_to = 'EVERYBODY'
                        """)
                    .params(country, number)
                    .update())
        .as("an answer to all on what the country said alone")
        .hasMessageContaining("foreign key");
  }

  @Test
  @DisplayName("is opened to nobody else later, and is not changed")
  void stays() {
    say("otieno", OpenTo.COUNTRY, null, "Quiet");
    assertThatThrownBy(
            () ->
                database
                    .sql("update plan_comment set open_to = 'EVERYBODY' where number = ?")
                    .param(number)
                    .update())
        .hasMessageContaining("what was said about a plan stays");
  }

  @Test
  @DisplayName("is taken back within an hour by its author, and leaves a trace without its words")
  void takenBack() {
    long said = say("otieno", OpenTo.EVERYBODY, Asked.COUNTRY, "zqregretted");
    assertThatThrownBy(() -> talk.withdraw(number, said, cast.actor("amina")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(talk.withdraw(number, said, cast.actor("otieno"))).contains(Talk.Withdrawal.DONE);
    assertThat(talk.withdraw(number, said, cast.actor("otieno"))).contains(Talk.Withdrawal.DONE);
    Comment trace = comments.one(number, said, cast.actor("amina")).orElseThrow();
    assertThat(trace.said().text()).isNull();
    assertThat(trace.withdrawnAt()).isNotNull();
    assertThat(waiting()).isEmpty();
    assertThatThrownBy(() -> talk.answer(number, List.of(said), "What?", cast.actor("amina")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(say("otieno", OpenTo.EVERYBODY, Asked.COUNTRY, "zqregretted"))
        .as("said anew after all")
        .isNotEqualTo(said);
  }

  @Test
  @DisplayName("is not taken back after an hour, or once it was answered; the database says so too")
  void keptSaid() {
    long late = planted("otieno", Duration.ofMinutes(61));
    assertThat(talk.withdraw(number, late, cast.actor("otieno")))
        .contains(Talk.Withdrawal.TOO_LATE);
    assertThatThrownBy(() -> plantWithdrawal(late, "otieno"))
        .hasMessageContaining("within an hour");
    long answered = say("otieno", OpenTo.EVERYBODY, null, "Good");
    talk.answer(number, List.of(answered), "Thanks", cast.actor("amina"));
    assertThat(talk.withdraw(number, answered, cast.actor("otieno")))
        .contains(Talk.Withdrawal.ANSWERED);
    assertThatThrownBy(() -> plantWithdrawal(answered, "otieno"))
        .hasMessageContaining("not taken back");
    long others = say("otieno", OpenTo.EVERYBODY, null, "Fine");
    assertThatThrownBy(() -> plantWithdrawal(others, "amina")).hasMessageContaining("who made it");
  }

  @Test
  @DisplayName("sent twice, also at the same moment, is said and told once")
  void once() throws Exception {
    ExecutorService hands = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Long>> acts = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        acts.add(() -> say("otieno", OpenTo.EVERYBODY, null, "Once"));
      }
      List<Long> ids = new ArrayList<>();
      for (Future<Long> done : hands.invokeAll(acts)) {
        ids.add(done.get());
      }
      assertThat(Set.copyOf(ids)).hasSize(1);
    } finally {
      hands.shutdown();
    }
    assertThat(comments.find(Search.all(number), cast.actor("amina"))).hasSize(1);
    assertThat(
            database
                .sql("select count(*) from outbox where number = ? and kind like 'comment.told.%'")
                .param(number)
                .query(Integer.class)
                .single())
        .isLessThanOrEqualTo(1);
    assertThatThrownBy(() -> planted("otieno", Duration.ZERO, "Once"))
        .hasMessageContaining("a moment ago");
    assertThat(say("wanjiku", OpenTo.EVERYBODY, null, "Once")).isPositive();
    assertThat(comments.find(Search.all(number), cast.actor("amina"))).hasSize(2);
  }

  @Test
  @DisplayName("is nothing about a thing that is not there, and nothing more about what has ended")
  void nothing() {
    for (Thing absent :
        List.of(
            Thing.section("nosuch"),
            Thing.row("risks", 77),
            new Thing(About.DOCUMENT, "00000000-0000-4000-8000-000000000000"),
            new Thing(About.SUBMISSION, "nosuchtask"))) {
      assertThat(
              talk.comment(
                  number, new NewComment(absent, OpenTo.EVERYBODY, null, "x"), cast.actor("amina")))
          .as(absent.toString())
          .isEmpty();
    }
    say("otieno", OpenTo.EVERYBODY, null, "In time");
    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");
    assertThatThrownBy(() -> say("otieno", OpenTo.EVERYBODY, null, "Too late"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> planted("otieno", Duration.ZERO)).hasMessageContaining("has ended");
    assertThat(comments.find(Search.all(number), cast.actor("otieno"))).hasSize(1);
  }

  private long say(String person, OpenTo openTo, Asked asked, String words) {
    return talk.comment(
            number, new NewComment(Thing.INITIATIVE, openTo, asked, words), cast.actor(person))
        .orElseThrow();
  }

  private List<Long> waiting() {
    return comments.find(Search.all(number).unanswered(), cast.actor("amina")).stream()
        .map(Comment::id)
        .toList();
  }

  private List<String> told(String person) {
    return database
        .sql(
            "select kind || ' ' || coalesce(detail[1], '') from notice where user_id = ? and number = ?")
        .params(person, number)
        .query(String.class)
        .list();
  }

  private long planted(String person, Duration ago) {
    return planted(person, ago, "Planted");
  }

  private long planted(String person, Duration ago, String words) {
    return database
        .sql(
            """
            insert into plan_comment (number, about, words, said_by, said_at)
            values (?, 'INITIATIVE', ?, ?, now() - ? * interval '1 second') returning id
            """)
        .params(number, words, person, ago.toSeconds())
        .query(Long.class)
        .single();
  }

  private void plantWithdrawal(long comment, String person) {
    database
        .sql(
            """
            insert into comment_withdrawal (comment, number, withdrawn_by, withdrawn_at)
            values (?, ?, ?, now())
            """)
        .params(comment, number, person)
        .update();
  }
}
