package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Holds the files {@code notices/} against the history, the texts and the models. {@code mvn test
 * -Dtest=EveryTaskDeadlineAndEndIsToldTest -Dnotices=write} writes {@code docs/notices.md}.
 */
@CompactTest
@DisplayName("Every task, deadline and end is told")
class EveryTaskDeadlineAndEndIsToldTest {

  private static final Path PAGE = Path.of("docs", "notices.md");

  /** Words about entries that are no kind themselves. */
  private static final Set<String> NO_KINDS = Set.of("untold", "inPlaceOf");

  /** Recorded, and not shown in the history. */
  private static final Set<String> NOT_SHOWN = Set.of("task.claimed", "task.released");

  /** What the task list tells of each open task. */
  private static final List<String> OF_TASKS =
      List.of("task.open", "task.near", "task.passed", "task.lapsed", "task.calledOff");

  /** Whom the models name by an expression: members of a round, reviewers, contributors. */
  private static final Set<String> PERSONS =
      Set.of("${member}", "${reviewer}", "${independentReviewer}", "${contributor}");

  @Autowired Addressees addressees;

  private final ToldTable table = new ToldTable();
  private final ToldModel models = new ToldModel();

  @Test
  @DisplayName("each kind that the history knows has one line, and each line a kind with its words")
  void kinds() {
    Set<String> recorded = new TreeSet<>(table.keys("history."));
    recorded.removeAll(NO_KINDS);
    recorded.addAll(NOT_SHOWN);
    List<String> lines = table.kinds();
    assertThat(lines).doesNotHaveDuplicates().containsAll(recorded);

    Set<String> words = new TreeSet<>(recorded);
    words.addAll(table.keys("notice."));
    assertThat(words).as("lines of kinds that nothing tells").containsAll(lines);
    assertThat(table.wordsOfCapabilities())
        .as("words that nobody is told")
        .isNotEmpty()
        .allMatch(table::isTold);
    assertThat(lines.stream().filter(table::isTold))
        .isNotEmpty()
        .allSatisfy(
            kind -> {
              assertThat(table.text(kind, false)).as("%s in English", kind).isNotEmpty();
              assertThat(table.text(kind, true)).as("%s in French", kind).isNotEmpty();
            });
  }

  @Test
  @DisplayName("each word for who is told has a meaning, and whoever is told by name is named")
  void readers() {
    table
        .byCapability()
        .values()
        .forEach(
            lines ->
                lines.forEach(
                    (kind, line) -> {
                      if (!table.isToNobody(line)) {
                        assertThat(Topic.valueOf(table.topic(line))).as(kind).isNotNull();
                        assertThat(table.readers(line))
                            .as(kind)
                            .isNotEmpty()
                            .doesNotHaveDuplicates()
                            .allMatch(addressees::knows);
                      }
                    }));
  }

  @Test
  @DisplayName("each task is told to somebody when it comes, is near, has passed or is called off")
  void tasks() {
    assertThat(OF_TASKS).allMatch(table::isTold);
    assertThat(models.tasks())
        .isNotEmpty()
        .allSatisfy((name, task) -> assertThat(whoIsAsked(task)).as(name).isNotEmpty());
  }

  @Test
  @DisplayName("each date, message and end of a model is told, on every way that leads there")
  void datesAndEnds() {
    Map<String, FlowNode> found = models.datesAndEnds();
    assertThat(table.steps().keySet()).isEqualTo(found.keySet());
    List<String> wrong = new ArrayList<>();
    found.forEach(
        (step, node) -> {
          if (table.isToNobody(table.steps().get(step))) {
            return;
          }
          List<String> kinds = table.telling(step);
          kinds.stream()
              .filter(kind -> !table.isTold(kind))
              .forEach(kind -> wrong.add(step + ": nobody is told " + kind));
          models
              .impossible(node, kinds)
              .forEach(kind -> wrong.add(step + ": no step near it tells " + kind));
          if (models.isSilentOnAWay(node, kinds)) {
            wrong.add(step + ": on one way nobody is told");
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("and nothing that leaves a step out or names a foreign one goes unnoticed")
  void noticesWhatIsWrong() {
    Map<String, FlowNode> found = models.datesAndEnds();
    FlowNode dismissed = found.get("demand-articulation/EndEvent_AppealDismissed");
    FlowNode declined = found.get("demand-articulation/EndEvent_DemandDeclined");
    FlowNode lapse = found.get("demand-articulation/Timer_AppealPeriodOver");

    assertThat(models.impossible(dismissed, List.of("milestone.paid", "appeal.dismissed")))
        .containsExactly("milestone.paid");
    assertThat(models.isSilentOnAWay(declined, List.of("appeal.lapsed")))
        .as("whoever accepts the decline ends it too")
        .isTrue();
    assertThat(models.isSilentOnAWay(lapse, List.of("demandGate.pass"))).isTrue();
    assertThat(table.isToNobody("nobody: ")).as("without a reason").isFalse();
  }

  @Test
  @DisplayName("the written table says what is so")
  void written() throws IOException {
    String now = page();
    if ("write".equals(System.getProperty("notices"))) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.readString(PAGE))
        .as("out of date: mvn test -Dtest=EveryTaskDeadlineAndEndIsToldTest -Dnotices=write")
        .isEqualTo(now);
  }

  /** The people of a task in words; empty where a model names nobody. */
  private static Set<String> whoIsAsked(UserTask task) {
    Set<String> asked = new TreeSet<>();
    if (PERSONS.contains(String.valueOf(task.getCamundaAssignee()))) {
      asked.add("the person named: `" + task.getCamundaAssignee() + "`");
    }
    for (String group : task.getCamundaCandidateGroupsList()) {
      Role.ofGroup(group.replace("${country}", "KE").replaceAll("\\$\\{\\w+}", "BRENAP"))
          .ifPresent(role -> asked.add(role.group()));
    }
    return asked;
  }

  private String page() {
    StringBuilder page = new StringBuilder(HEAD);
    table
        .byCapability()
        .forEach(
            (capability, lines) -> {
              page.append("\n### ").append(capability).append("\n\n");
              page.append("| what | in words | to whom | topic |\n| --- | --- | --- | --- |\n");
              lines.forEach((kind, line) -> page.append(row(kind, line)));
            });
    page.append(TASKS);
    models
        .tasks()
        .forEach(
            (name, task) ->
                page.append(
                    "| `%s` | %s | %s |\n"
                        .formatted(
                            name, table.task(task.getId()), String.join(", ", whoIsAsked(task)))));
    page.append(DATES);
    new TreeMap<>(table.steps())
        .forEach(
            (step, line) ->
                page.append(
                    "| `%s` | %s |\n"
                        .formatted(
                            step,
                            table.isToNobody(line)
                                ? line
                                : String.join(", ", table.telling(step)))));
    return page.toString();
  }

  private String row(String kind, String line) {
    boolean told = !table.isToNobody(line);
    return "| %s | %s | %s | %s |\n"
        .formatted(
            kind,
            table.text(kind, false).replace("|", "\\|"),
            told ? String.join(", ", table.readers(line)) : line,
            told ? table.topic(line) : "");
  }

  private static final String HEAD =
      """
      # Notices

      What people are told, and who. Written by `EveryTaskDeadlineAndEndIsToldTest` from the files
      `src/main/resources/notices/<capability>.properties`, the texts and the models, which it also
      holds against one another; `mvn test -Dtest=EveryTaskDeadlineAndEndIsToldTest -Dnotices=write`
      writes it anew.

      Whoever did something is not told of it. Nobody is told what the initiative's page would not
      show them at that moment. What a person did stands after their name.

      ## What is told

      `focalPoint`, `nationalAuthority`, `implementer` and `nonStateActor` are those of the country,
      `country` the first three. `partners` are the providers that the country chose, `offering` those
      that made it an offer, `notChosen` those of them that it did not choose, `pledgers` those that
      pledged money, `providers` all to whom the initiative is open. `voters` may vote in the round,
      `askedReviewers` were asked for the last review, `reviewers` are all persons to whom it is open.
      `waiting` are those whose tasks are open, and `named` those whom it is about.
      """;

  private static final String TASKS =
      """

      ## Tasks

      Each is told to the people asked when it comes (`task.open`), some days before it is due
      (`task.near`), when that day has passed (`task.passed`), and when it ends without their answer
      (`task.lapsed` where its time is over, else `task.calledOff`, unless they are told what called it
      off). That a vote is asked for is told as `ballot.asked`, with what is voted on.

      | task | in words | who is asked |
      | --- | --- | --- |
      """;

  private static final String DATES =
      """

      ## Dates, messages and ends of the models

      | step | told by |
      | --- | --- |
      """;
}
