package org.capacitycompact.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.CompactTest;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.comment.NewComment;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Talk;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CompactTest
@DisplayName("A comment on a row of the plan")
class TalkTest {

  @Autowired Cast cast;
  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
  @Autowired Talk talk;
  @Autowired Comments comments;
  @Autowired Initiatives initiatives;
  @Autowired JdbcClient database;

  private InitiativeNumber number;
  private Row risk;

  @BeforeEach
  void raised() {
    number = Story.raised(cast, "KE", "A plan that is talked about").number();
    risk =
        ((Outcome.Done)
                editor.add(
                    number,
                    Section.RISKS,
                    Answers.of(Map.of("title", "Floods", "likelihood", "1", "impact", "1")),
                    cast.actor("amina")))
            .row();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "joseph", "wanjiku", "otieno"})
  @DisplayName("is made by whoever takes part, and by the country’s non-state actors")
  void whoComments(String person) {
    assertThat(comment(person, "Dams are weak")).isTrue();
    assertThat(said())
        .singleElement()
        .matches(each -> each.saidBy().equals(person) && !each.isAnswered());
  }

  @ParameterizedTest
  @ValueSource(strings = {"koffi", "afi", "siti", "sofia", "mariam", "rosa"})
  @DisplayName("is nobody else’s")
  void whoDoesNot(String person) {
    assertThatThrownBy(() -> comment(person, "x")).isInstanceOf(AccessDeniedException.class);
    assertThat(said()).isEmpty();
  }

  @Test
  @DisplayName("is made while the plan is closed too, and not once the initiative has ended")
  void whenever() {
    database
        .sql("update work_item set task = 'UserTask_EndorseDemand' where number = ?")
        .param(number)
        .update();
    assertThat(plan.phase(number)).isEqualTo(Phase.CLOSED);
    assertThat(comment("otieno", "As it was sent")).isTrue();
    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");
    assertThatThrownBy(() -> comment("otieno", "Too late"))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  @DisplayName("stays when its row is removed, and is taken away by nobody")
  void stays() {
    comment("otieno", "Dams are weak");
    editor.remove(number, Section.RISKS, risk.position(), risk.revision(), cast.actor("amina"));
    assertThat(said()).hasSize(1);
    assertThat(comment("otieno", "And now?")).as("a row that is gone").isFalse();
    for (String attempt :
        List.of(
            "delete from plan_comment where number = ?",
            "update plan_comment set words = 'Nothing' where number = ?")) {
      assertThatThrownBy(() -> database.sql(attempt).param(number).update())
          .hasMessageContaining("what was said about a plan stays");
    }
  }

  @Test
  @DisplayName("is answered by the country, several at once, and told to those who made them")
  void answers() {
    comment("otieno", "Dams are weak");
    comment("wanjiku", "Rivers too");
    comment("joseph", "Unanswered");
    List<Long> ids = said().stream().map(Comments.Comment::id).toList();
    assertThatThrownBy(() -> talk.answer(number, ids, "No", cast.actor("wanjiku")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(talk.answer(number, ids.subList(1, 3), "Engineers look", cast.actor("amina")))
        .isTrue();
    assertThat(said()).extracting(Comments.Comment::isAnswered).containsExactly(false, true, true);
    assertThat(said().get(1).answers())
        .singleElement()
        .matches(answer -> answer.text().equals("Engineers look"));
    assertThat(talk.answer(number, List.of(999_999_999L), "x", cast.actor("amina")))
        .as("a comment of no plan, or of another")
        .isFalse();
  }

  private List<Comments.Comment> said() {
    return comments.find(
        Search.all(number)
            .about(Set.of(About.ROW), Thing.row("risks", risk.position()).reference()),
        cast.actor("amina"));
  }

  private boolean comment(String person, String words) {
    return talk.comment(
            number,
            new NewComment(Thing.row("risks", risk.position()), OpenTo.EVERYBODY, null, words),
            cast.actor(person))
        .isPresent();
  }
}
