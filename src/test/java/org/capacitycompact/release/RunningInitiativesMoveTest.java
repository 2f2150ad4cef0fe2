package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.capacitycompact.CompactApplication;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.platform.engine.ReleasedProcesses;
import org.capacitycompact.recovery.Consistency;
import org.capacitycompact.release.Finisher.Ended;
import org.capacitycompact.release.WaitState.Kind;
import org.capacitycompact.worklist.LongWaits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** In order: what an update finds, what it announces, what it does, and how everything ends. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The initiatives of release 0.1.0")
class RunningInitiativesMoveTest {

  /** Questions that exist beside the work since; nobody stood there before. */
  private static final String HOLDS =
      """
      (select e.id_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
      where d.key_ = 'payment-hold' and e.parent_id_ is null)
      """;

  /** What people and systems wait for, as they know it: by id, with dates. */
  private static final List<String> WAITING =
      List.of(
          "select id_, task_def_key_, assignee_, due_date_, proc_inst_id_ from act_ru_task"
              + " where proc_inst_id_ not in "
              + HOLDS,
          """
          select j.id_, d.act_id_, j.type_, j.duedate_, j.retries_, j.repeat_, j.lock_owner_
          from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
          where j.process_instance_id_ not in
          """
              + HOLDS,
          "select id_, act_id_, topic_name_, worker_id_, retries_, lock_exp_time_ from"
              + " act_ru_ext_task",
          "select id_, event_type_, event_name_, activity_id_ from act_ru_event_subscr"
              + " where proc_inst_id_ is null or proc_inst_id_ not in "
              + HOLDS,
          "select id_, name_, text_, long_, execution_id_ from act_ru_variable"
              + " where proc_inst_id_ is null or proc_inst_id_ not in "
              + HOLDS,
          "select id_, incident_type_, activity_id_, configuration_ from act_ru_incident",
          // The country invites since; the secretariat did.
          "select id_, case when task_id_ in (select id_ from act_ru_task where task_def_key_"
              + " = 'UserTask_InviteProviders') then 'invites' else group_id_ end as group_id_,"
              + " user_id_, type_, task_id_ from act_ru_identitylink"
              + " where task_id_ is null or task_id_ not in (select id_ from act_ru_task"
              + " where proc_inst_id_ in "
              + HOLDS
              + ")",
          """
          select task_id, case task when 'UserTask_InviteProviders' then 'invites' else audience
            end as audience, number, task, form, title, country, local_key, assignee,
            created_at, escalated, case when task not in ('UserTask_AnswerDemand', 'UserTask_ReviewInitiative',
              'UserTask_ReviewIndependently', 'UserTask_DeliverMilestone', 'UserTask_DecideResumption',
              'UserTask_ReportProgress') then due_at end as due_at
          from work_item where task_id not in (
              select id_ from act_ru_task where proc_inst_id_ in
          """
              + HOLDS
              + ")",
          "select * from task_draft");

  /** Ways out that the review of 0.1.0 lacked; processes there have them after the move. */
  private static final List<WaitState> WAYS_OUT_OF_A_REVIEW =
      List.of(
          new WaitState("steering-approval", "Timer_IndependentReviewDue", Kind.TIMER),
          new WaitState("steering-approval", "BoundaryEvent_ReplaceReviewer", Kind.MESSAGE));

  /** Job dates are in the time zone of the connection. */
  private static final String REVIEWS_ON_TIME =
      """
      select count(*) from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
      join act_ru_execution e on e.id_ = j.process_instance_id_
      join initiative i on i.number = e.business_key_
      join independent_review r on r.number = i.number
        and r.reviewed_at is null and r.released_at is null
      where d.act_id_ = 'Timer_IndependentReviewDue'
        and case when country_day_ends(i.country, r.due) > now()
          then j.duedate_ = country_day_ends(i.country, r.due)::timestamp
          else j.duedate_ between localtimestamp + interval '29 days'
            and localtimestamp + interval '30 days' end
      """;

  private static final String NOT_OF_TODAY =
      """
      select d.key_ || ' of ' || e.business_key_ from act_ru_execution e
      join act_re_procdef d on d.id_ = e.proc_def_id_ where d.deployment_id_ <> ?
      """;

  /** The columns that the release before reads and writes. */
  private static final String COLUMNS =
      """
      select table_name || '.' || column_name || ' ' || udt_name from information_schema.columns
      where table_schema = 'public' and table_name not like 'act\\_%'
        and table_name <> 'flyway_schema_history'
      """;

  private static final String ASKED_FOR =
      """
      select table_name || '.' || column_name from information_schema.columns
      where table_schema = 'public' and is_nullable = 'NO' and column_default is null
        and is_identity = 'NO' and is_generated = 'NEVER'
        and table_name not like 'act\\_%' and table_name <> 'flyway_schema_history'
      """;

  private ReleaseFixture fixture;
  private JdbcTemplate database;
  private ConfigurableApplicationContext compact;
  private SortedMap<WaitState, SortedSet<String>> stood;
  private List<List<String>> waited;
  private List<String> columns;
  private List<String> askedFor;
  private long running;

  @BeforeAll
  void load() throws Exception {
    fixture = ReleaseFixture.load("0.1.0");
    database = fixture.superuser();
    yearsLater();
    stood = new StandingInDatabase(database).byPlace();
    waited = waiting();
    columns = texts(COLUMNS);
    askedFor = texts(ASKED_FOR);
    running = count("select count(*) from act_ru_execution where parent_id_ is null");
  }

  /**
   * For every other initiative all periods ended long ago: every answer is late, and so is each
   * timer.
   */
  private void yearsLater() {
    database.update(
        """
        update act_ru_job j set duedate_ = duedate_ - interval '3 years'
        from act_ru_execution e where e.id_ = j.process_instance_id_ and j.type_ = 'timer'
          and e.business_key_ ~ '[02468]$'
        """);
    database.update(
        """
        update ballot_round set closes_at = closes_at - interval '3 years'
        where closed_at is null and number ~ '[02468]$'
        """);
  }

  @AfterAll
  void stop() throws Exception {
    if (compact != null) {
      compact.close();
    }
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName("stand at every place where one can stand, in good order")
  void standEverywhere() throws Exception {
    assertThat(new StandingInDatabase(database).empty())
        .as("places at which nobody stands")
        .isEmpty();
    assertThat(
            database.queryForList(
                "select distinct status from initiative order by status", String.class))
        .hasSize(10);
    assertThat(
            database.queryForList(
                "select distinct type_ from act_ru_job where retries_ = 0", String.class))
        .as("jobs that failed")
        .containsExactlyInAnyOrder("timer", "message");
    inGoodOrder();
  }

  @Test
  @Order(2)
  @DisplayName("would all move, says the dry run, and writes nothing")
  void dryRun(CapturedOutput output) {
    List<String> before = everything();

    int code = dryRun();

    assertThat(everything()).isEqualTo(before);
    assertThat(code).as(output.getOut()).isEqualTo(MoveCommand.ALL);
    assertThat(output.getOut())
        .contains(
            "milestone: ", running + " processes would move, 0 would stay. Nothing was written.");
  }

  @Test
  @Order(3)
  @DisplayName("all move at the start of today's release, and wait for the same people as before")
  void move(CapturedOutput output) throws Exception {
    compact = ReleasedCompact.on(fixture);

    String deployment = compact.getBean(ReleasedProcesses.class).deployment();
    awaitMoved(deployment);
    assertThat(database.queryForList(NOT_OF_TODAY, String.class, deployment))
        .as("what still runs by the models of before")
        .isEmpty();
    SortedMap<WaitState, SortedSet<String>> standing = new StandingInDatabase(database).byPlace();
    standing.keySet().removeIf(place -> place.process().equals("payment-hold"));
    SortedSet<String> reviewed =
        stood.get(new WaitState("steering-approval", "UserTask_ReviewIndependently", Kind.TASK));
    WAYS_OUT_OF_A_REVIEW.forEach(
        way -> assertThat(standing.remove(way)).as(way.toString()).isEqualTo(reviewed));
    assertThat(count(REVIEWS_ON_TIME))
        .as("the day that the secretariat gave, or the usual period, of each review")
        .isEqualTo(reviewed.size());
    assertThat(standing).isEqualTo(stood);
    List<List<String>> waiting = waiting();
    for (int kind = 0; kind < waited.size(); kind++) {
      assertThat(waiting.get(kind)).as(WAITING.get(kind)).containsAll(waited.get(kind));
    }
    assertThat(waiting.stream().mapToInt(List::size).sum())
        .as("nothing more waits than the ways out of a review")
        .isEqualTo(
            waited.stream().mapToInt(List::size).sum()
                + WAYS_OUT_OF_A_REVIEW.size() * reviewed.size());
    assertThat(
            count(
                """
                select count(*) from work_item where task = 'UserTask_InviteProviders'
                  and audience <> 'group:focalPoint' || country
                """))
        .as("invitations that wait for anybody but the country")
        .isZero();
    assertThat(output.getOut()).contains(running + " processes moved, 0 stay");
    assertThat(
            count(
                """
                select count(*) from act_ru_job j join act_re_procdef d on d.id_ = j.process_def_id_
                where j.deployment_id_ <> d.deployment_id_ or d.deployment_id_ <> ?
                """,
                deployment))
        .as("jobs that a node of this release would not take")
        .isZero();
    inGoodOrder();
  }

  @Test
  @Order(4)
  @DisplayName("have the move on their record, each process of each")
  void onRecord() {
    List<String> moved =
        texts(
            """
            select number || ' ' || detail[1] from audit_entry
            where kind in ('moved', 'moved.process') and detail[2] = '0.1.0'
            """);
    assertThat(moved)
        .containsExactlyInAnyOrderElementsOf(
            texts(
                """
                select e.business_key_ || ' ' || d.key_ from act_ru_execution e
                join act_re_procdef d on d.id_ = e.proc_def_id_ where e.parent_id_ is null
                  and d.key_ <> 'payment-hold'
                """));
  }

  @Test
  @Order(4)
  @DisplayName("are asked at once for what holds their payments back, and not at the next fetch")
  void holdsAreAsked() throws InterruptedException {
    String unasked =
        """
        select m.number from milestone m join initiative i using (number)
        where m.state = 'VERIFIED' and m.amount > 0 and i.status = 'RUNNING'
          and i.stage not in ('REVIEW', 'EXIT') and not exists (select from payment_hold h
            where h.number = m.number and h.reason = 'payee' and h.about = m.position::text)
        """;
    for (int times = 0; times < 300 && !texts(unasked).isEmpty(); times++) {
      Thread.sleep(100);
    }
    assertThat(texts(unasked)).isEmpty();
    assertThat(texts("select reason from payment_hold where lifted_at is null")).contains("payee");
    assertThat(count("select count(*) from payment_order")).as("nothing was fetched").isZero();
  }

  @Test
  @Order(4)
  @DisplayName("keep what was half written, as the draft of whoever wrote it")
  void draftsAreTheirWriters() {
    List<String> before =
        texts(
            """
            select task_id || ' ' || user_id || ' ' || answers from task_draft
            where task_id in (select task_id from work_item)
            """);
    assertThat(before).isNotEmpty();
    assertThat(texts("select task_id || ' ' || user_id || ' ' || answers from own_draft"))
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  @Order(4)
  @DisplayName("have nothing on their record of what members chose, and no draft of it")
  void ballotsAreTakenOut() {
    assertThat(
            count(
                """
                select count(*) from audit_entry
                where kind ~ '^UserTask_(CastBallot|StateObjection)[.]' and chain ~ '^[A-Z]{2}-'
                """))
        .isPositive();
    assertThat(
            texts(
                """
                select chain || ' ' || position from audit_entry
                where kind ~ '^UserTask_(CastBallot|StateObjection)[.]'
                  and (after ?? 'answers' or before is not null)
                """
                    .replace("??", "?")))
        .isEmpty();
    assertThat(
            count(
                """
                select count(*) from audit_withheld w join audit_entry e using (chain, position)
                where e.hash = audit_hash_over_words(e)
                """))
        .as("entries whose own hash still fits: nothing was taken out of them")
        .isZero();
    assertThat(texts("select b::text from ballot b where commitment is null")).isEmpty();
    assertThat(
            texts(
                """
                select d.task_id from task_draft d join work_item w using (task_id)
                where w.task in ('UserTask_CastBallot', 'UserTask_StateObjection')
                """))
        .isEmpty();
  }

  @Test
  @Order(4)
  @DisplayName(
      "have their tasks due on the days that were named for them, which had no effect before")
  void dueOnTheDaysNamed() {
    assertThat(
            count(
                """
                select count(*) from work_item where task = 'UserTask_DeliverMilestone'
                  and wanted_on is not null
                """))
        .isPositive();
    assertThat(
            texts(
                """
                select w.number || ' ' || w.task || ' ' || w.due_at from work_item w
                where w.dormant_until is null and w.wanted_on is distinct from
                    task_wanted_on(w.task, w.number, w.country, w.local_key, w.created_at)
                  or w.wanted_on is not null and w.due_at < country_day_ends(w.country, w.wanted_on) - interval '1 second'
                """))
        .isEmpty();
  }

  @Test
  @Order(4)
  @DisplayName("show what was written in them before, but for ballots and who is paid")
  void showWhatWasWritten() {
    assertThat(count("select count(distinct form) from task_decision where written is not null"))
        .isGreaterThan(10);
    assertThat(
            texts(
                """
                select form from task_decision where written is not null
                  and (form in ('cast-ballot', 'state-objection', 'name-payee')
                    or written::text like '%payeeReference%')
                """))
        .isEmpty();
  }

  @Test
  @Order(5)
  @DisplayName("have nothing left to move, and are told so")
  void nothingLeft(CapturedOutput output) {
    assertThat(compact.getBean(Move.class).run()).contains(MoveResult.NOTHING);
    assertThat(dryRun()).isEqualTo(MoveCommand.ALL);
    assertThat(output.getOut()).contains("0 processes would move, 0 would stay");
  }

  @Test
  @Order(6)
  @DisplayName("stand in tables that release 0.1.0 can go on working with")
  void tablesOnlyGrow() {
    assertThat(texts(COLUMNS))
        .as("columns that have gone or are of another type")
        .containsAll(columns);
    List<String> tables = columns.stream().map(column -> column.split("\\.")[0]).toList();
    assertThat(texts(ASKED_FOR))
        .filteredOn(column -> tables.contains(column.split("\\.")[0]))
        .as("columns that a node of 0.1.0 would have to fill and does not know")
        .isSubsetOf(askedFor);
  }

  @Test
  @Order(7)
  @DisplayName("go dormant where a country leaves them alone, also where no reminder is left")
  void goDormant() {
    database.update("update work_item set due_at = due_at - interval '20 years'");

    compact.getBean(LongWaits.class).handleAll();

    String ofCountries =
        "audience ~ '^group:(focalPoint|nationalAuthority|implementer|nonStateActor)'";
    assertThat(texts("select task from work_item where dormant_until is null and " + ofCountries))
        .isEmpty();
    assertThat(texts("select distinct task from work_item where dormant_until is not null"))
        .contains(
            "UserTask_ArticulateDemand",
            "UserTask_DeliverMilestone",
            "UserTask_CheckLastingCapacity");
    assertThat(
            texts(
                "select task from work_item w where dormant_until is not null and not exists"
                    + " (select from work_item o where o.task_id = w.task_id and o."
                    + ofCountries
                    + ")"))
        .as("dormant and no country's")
        .isEmpty();
  }

  @Test
  @Order(8)
  @DisplayName("are carried to an end by today's application, each of them")
  void comeToAnEnd() throws Exception {
    List<Ended> ended =
        compact.getAutowireCapableBeanFactory().createBean(Finisher.class).finish(database);
    ended.forEach(System.out::println);
    assertThat(ended).isNotEmpty().noneMatch(each -> each.status().isOpen());
    assertThat(texts("select distinct reason from payment_hold"))
        .as("what held payments of 0.1.0 back: no payee had a reference, money was to come")
        .contains("payee");
    assertThat(count("select count(*) from payment_hold where lifted_at is null")).isZero();
    assertThat(
            count(
                """
                select count(*) from payment p where p.at > (select max(deployed_at)
                  from deployed_release) and not exists (
                  select from payment_order o where o.key = p.key and o.amount = p.amount)
                """))
        .as("payments without an order, but for what 0.1.0 had handed out")
        .isZero();
    assertThat(database.queryForList("select business_key_ from act_ru_execution")).isEmpty();
    assertThat(database.queryForList("select number, task from work_item")).isEmpty();
    assertThat(database.queryForList("select number from dormancy where ended_at is null"))
        .isEmpty();
    assertThat(database.queryForList("select number from initiative where ended_at is null"))
        .isEmpty();
    inGoodOrder();
  }

  /** The move runs while people continue to work. */
  private void awaitMoved(String deployment) throws InterruptedException {
    for (int times = 0; times < 600; times++) {
      if (database.queryForList(NOT_OF_TODAY, String.class, deployment).isEmpty()) {
        return;
      }
      Thread.sleep(100);
    }
  }

  private int dryRun() {
    return MoveCommand.run(
        CompactApplication.class,
        "move",
        "--dry-run",
        "--spring.datasource.url=" + fixture.url(),
        "--spring.datasource.username=compact_app");
  }

  private List<List<String>> waiting() {
    return WAITING.stream()
        .map(query -> texts("select row_to_json(w)::text from (" + query + ") w"))
        .toList();
  }

  private List<String> texts(String query) {
    return database.queryForList(query, String.class).stream().sorted().toList();
  }

  private long count(String query, Object... parameters) {
    return database.queryForObject(query, Long.class, parameters);
  }

  /** Every row of every table, as a digest per table. */
  private List<String> everything() {
    List<String> digests = new ArrayList<>();
    for (Map<String, Object> table :
        database.queryForList(
            """
            select quote_ident(relname) as name from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
            """)) {
      digests.add(
          table.get("name")
              + database.queryForObject(
                  "select count(*) || md5(coalesce(string_agg(md5(t::text || t.xmin), '' order by"
                      + " t::text), '')) from "
                      + table.get("name")
                      + " t",
                  String.class));
    }
    return digests;
  }

  private void inGoodOrder() throws Exception {
    try (Connection connection = database.getDataSource().getConnection()) {
      assertThat(Consistency.faults(connection)).isEmpty();
    }
    assertThat(
            VerifyCommand.run(
                "--spring.datasource.url=" + fixture.url(),
                "--spring.datasource.username=compact_app"))
        .as("the record")
        .isEqualTo(VerifyCommand.WHOLE);
  }
}
