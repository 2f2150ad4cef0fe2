package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.Worklist.Due;
import org.capacitycompact.worklist.Worklist.Search;
import org.capacitycompact.worklist.Worklist.Sort;
import org.capacitycompact.worklist.Worklist.Whose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A country's task that it leaves alone for long")
class DormancyTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";

  @Autowired Cast cast;
  @Autowired Chronicle chronicle;
  @Autowired Dormancy dormancy;
  @Autowired Initiatives initiatives;
  @Autowired LongWaits waits;
  @Autowired ManagementService jobs;
  @Autowired RuntimeService runtime;
  @Autowired TaskDesk desk;
  @Autowired Worklist worklist;
  @Autowired JdbcClient database;
  @Autowired Clock clock;

  @Test
  @DisplayName("goes dormant with a date, is told to everybody, and stays the country's")
  void fallsAsleep() {
    InitiativeNumber number = cast.raise("amina", "A demand that is forgotten");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    dueDaysAgo(task, 89);
    waits.handleAll();
    assertThat(item(number).dormantUntil()).as("not yet").isNull();

    dueDaysAgo(task, 91);
    database.sql("update work_item set escalated = true where task_id = ?").param(task).update();
    waits.handleAll();
    waits.handleAll();

    assertThat(item(number).dormantUntil()).isEqualTo(todayIn("Africa/Nairobi").plusDays(90));
    assertThat(item(number).escalated()).as("chased by the secretariat").isFalse();
    assertThat(kinds(number)).containsOnlyOnce("dormancy.began.silent");
    assertThat(listed(Whose.DORMANT)).contains(number);
    assertThat(listed(Whose.ESCALATED)).doesNotContain(number);
    assertThat(worklist.next(List.of(number)).get(number).dormantUntil())
        .isEqualTo(todayIn("Africa/Nairobi").plusDays(90));
    assertThat(initiatives.get(number).status()).isEqualTo(Status.RUNNING);

    cast.decide("amina", number, ARTICULATE);
    assertThat(ended(task)).containsExactly("over");
  }

  @Test
  @DisplayName("is taken up again by who can do it, and by nobody else")
  void takenUp() {
    InitiativeNumber number = dormant("A demand that is remembered");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);

    assertThat(desk.takeUp(task, cast.actor("sofia"))).isFalse();
    assertThat(desk.takeUp(task, cast.actor("koffi"))).isFalse();
    assertThat(desk.takeUp(task, cast.actor("amina"))).isTrue();
    assertThat(desk.takeUp(task, cast.actor("amina"))).isFalse();

    assertThat(item(number).dormantUntil()).isNull();
    assertThat(item(number).dueAt()).isAfter(clock.instant());
    assertThat(kinds(number)).contains("dormancy.takenUp");
    assertThat(ended(task)).containsExactly("takenUp");
  }

  @Test
  @DisplayName("is asked for again on its date, again and again, and never ends by silence")
  void askedAgain() {
    InitiativeNumber number = dormant("A demand that nobody remembers");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);

    for (int times = 1; times <= 3; times++) {
      database
          .sql("update work_item set dormant_until = current_date where task_id = ?")
          .param(task)
          .update();
      waits.handleAll();
      assertThat(item(number).dormantUntil()).isNull();
      assertThat(item(number).escalated()).as("the secretariat is told").isTrue();
      assertThat(item(number).dueAt()).isAfter(clock.instant());
      dueDaysAgo(task, 91);
      waits.handleAll();
      assertThat(item(number).dormantUntil()).isNotNull();
    }

    assertThat(kinds(number)).filteredOn("dormancy.askedAgain"::equals).hasSize(3);
    assertThat(initiatives.get(number).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("says so where nobody in the country holds the role any more")
  void nobody() {
    InitiativeNumber number = cast.raise("amina", "A demand of nobody");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    dueDaysAgo(task, 91);
    database
        .sql(
            """
            update work_item set audience = 'group:focalPointZW', country = 'ZW' where task_id = ?
            """)
        .param(task)
        .update();

    dormancy.makeDormant(task);

    assertThat(kinds(number)).contains("dormancy.began.nobody");
  }

  @ParameterizedTest
  @CsvSource({"KI, Pacific/Tarawa", "WS, Pacific/Apia", "PF, Pacific/Tahiti"})
  @DisplayName("counts the days of that country")
  void daysOfTheCountry(String country, String zone) {
    InitiativeNumber number = cast.raise("amina", "A demand in another zone");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    dueDaysAgo(task, 91);
    database
        .sql("update work_item set country = ? where task_id = ?")
        .params(country, task)
        .update();

    dormancy.makeDormant(task);

    LocalDate until = todayIn(zone).plusDays(90);
    assertThat(item(number).dormantUntil()).isEqualTo(until);
    database
        .sql("update work_item set dormant_until = ? where task_id = ?")
        .params(todayIn(zone).plusDays(1), task)
        .update();
    assertThat(dormancy.toBeAsked()).as("not yet there").doesNotContain(task);
    database
        .sql("update work_item set dormant_until = ? where task_id = ?")
        .params(todayIn(zone), task)
        .update();
    assertThat(dormancy.toBeAsked()).contains(task);
  }

  @Test
  @DisplayName("is no task of the secretariat, of a provider or of a member")
  void ofCountriesOnly() {
    Story story = Story.raised(cast, "UG", "Not the country's turn").throughDemand().invited();
    String task = cast.tasks("siti", story.number(), "UserTask_AnswerDemand").get(0);
    dueDaysAgo(task, 900);

    assertThat(dormancy.leftAlone()).doesNotContain(task);
  }

  @Test
  @DisplayName("is not chased by its stage while it is dormant")
  void notChased() {
    InitiativeNumber number = dormant("A demand that sleeps");

    deadlinePasses(number);
    deadlinePasses(number);

    assertThat(kinds(number)).contains("deadline.escalated");
    assertThat(item(number).escalated()).isFalse();
  }

  private void deadlinePasses(InitiativeNumber number) {
    String stage =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .processDefinitionKey("demand-articulation")
            .singleResult()
            .getId();
    jobs.executeJob(jobs.createJobQuery().processInstanceId(stage).timers().singleResult().getId());
  }

  private InitiativeNumber dormant(String title) {
    InitiativeNumber number = cast.raise("amina", title);
    dueDaysAgo(cast.tasks("amina", number, ARTICULATE).get(0), 91);
    waits.handleAll();
    assertThat(item(number).dormantUntil()).isNotNull();
    return number;
  }

  private void dueDaysAgo(String task, int days) {
    database
        .sql("update work_item set due_at = now() - make_interval(days => ?) where task_id = ?")
        .params(days, task)
        .update();
  }

  private WorkItem item(InitiativeNumber number) {
    return worklist.waitingOn(number).get(0);
  }

  private List<InitiativeNumber> listed(Whose whose) {
    return worklist
        .find(
            cast.actor("sofia"), new Search(whose, Due.ANY, null, null, null, Sort.NEWEST), 0, 500)
        .stream()
        .map(WorkItem::number)
        .toList();
  }

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }

  private List<String> ended(String task) {
    return database
        .sql("select ended from dormancy where task_id = ?")
        .param(task)
        .query(String.class)
        .list();
  }

  private LocalDate todayIn(String zone) {
    return LocalDate.now(clock.withZone(ZoneId.of(zone)));
  }
}
