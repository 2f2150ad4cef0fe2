package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.PlannedRows;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.replay.ReplayGround;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Row security alone: the queries here name no country on purpose. Togo's data are created by
 * playing an initiative to its exit; the tables are read from the catalogue, so that a new one is
 * included at once.
 */
@CompactTest
@DisplayName("A user of another country")
class RowsOfCountriesTest {

  /** Guarded, and empty in a life without trouble. */
  private static final Set<String> NOT_IN_THIS_LIFE =
      Set.of(
          "approval_condition",
          "attachment",
          "attachment_content",
          "audit_withheld",
          "ballot",
          "ballot_void",
          "course_correction",
          "demand_appeal",
          "demand_question",
          "design_comment",
          "design_contribution",
          "design_partner_reply",
          "design_remark",
          "design_remark_answer",
          "design_unanswered",
          "dormancy",
          "exit_resumption",
          "independent_review",
          "initiative_request",
          "integrity_hold",
          "integrity_report",
          "integrity_word",
          "joint_judgement",
          "lasting_check",
          "late_payment",
          "letter_confirmation",
          "mail_rest",
          "nobody_to_invite",
          "offer_match",
          "payment_hold",
          "plan_row_request",
          "pledge_availability",
          "proceed_choice",
          "suspension",
          "own_draft",
          "plan_draft",
          "task_draft",
          "waiver_without_effect",
          "work_item");

  private static final Set<String> OF_NOBODY =
      Set.of("known_device", "mail", "outbox", "told_date");

  /** Their rows are found by the person. */
  private static final Set<String> BY_PERSON =
      Set.of("calendar_feed", "known_device", "mail", "notice_choice", "notice_habit");

  @Autowired private DataSource database;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Cast cast;
  @Autowired private ApplicationContext application;
  @Autowired private SampleFinanceSystem finance;
  @Autowired private TaskDesk desk;
  @Autowired private EngineAccess engine;

  @TestFactory
  @DisplayName("finds, changes, deletes and adds nothing of Togo's in")
  Stream<DynamicTest> everyGuardedTable() {
    InitiativeNumber number = played();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    as(
        RowScope.everything(),
        () -> {
          for (String table : guarded()) {
            rows.put(table, rowsOf(table, number));
          }
          return rows;
        });
    assertThat(
            rows.keySet().stream()
                .filter(table -> rows.get(table).isEmpty())
                .filter(table -> !NOT_IN_THIS_LIFE.contains(table)))
        .as("guarded tables in which nothing was planted")
        .isEmpty();
    return rows.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> dynamicTest(each.getKey(), () -> isClosed(each.getKey(), each.getValue())));
  }

  private void isClosed(String table, List<String> rows) {
    RowScope amina = scope("amina");
    RowScope koffi = scope("koffi");
    boolean published = table.equals("lesson");
    // A ballot is only its member's, even for people who see the initiative.
    boolean secret = table.equals("ballot");
    boolean ofOnePerson =
        Set.of(
                "initiative_audience",
                "initiative_request",
                "replay",
                "saved_list",
                "calendar_feed",
                "notice_choice",
                "notice_habit")
            .contains(table);
    // What only the application reads, by rule.
    boolean nobodys = OF_NOBODY.contains(table);
    assertThat(found(koffi, table, rows))
        .as("what Togo's focal point finds")
        .isEqualTo(secret || nobodys ? 0 : ofOnePerson ? 1 : rows.size());
    assertThat(found(amina, table, rows)).isEqualTo(published ? rows.size() : 0);
    assertThat(found(RowScope.nothing(), table, rows)).isEqualTo(published ? rows.size() : 0);
    assertThat(changed(amina, "delete from " + table + " where " + these(rows))).isZero();
    String column = column(table);
    assertThat(
            changed(
                amina,
                "update %s set %s = %s where %s".formatted(table, column, column, these(rows))))
        .isZero();
    if (!table.equals("audit_entry") && !table.equals("outbox")) {
      // Refused, or never written: the trigger skips a payment order that may not be sent.
      assertThat(copied(amina, table, rows.get(0))).as("a copy of a row").isNotPositive();
    }
  }

  @Test
  @DisplayName("cannot open Togo's initiative to herself, nor raise one for Togo")
  void opensNothing() {
    InitiativeNumber number = Story.raised(cast, "TG", "Roads of the plateau").number();
    RowScope amina = scope("amina");
    for (String attempt :
        List.of(
            "insert into initiative_audience values ('%s', 'user:amina')".formatted(number),
            "insert into initiative_audience values ('%s', 'country:KE')".formatted(number),
            """
            insert into initiative (number, country, title, language, stage, status, track,
              illustrative, started_by, started_at, version)
            values ('TG-2099-001', 'TG', 'Forged', 'en', 'DEMAND', 'RUNNING', 'full', true, 'amina',
              now(), 0)
            """)) {
      assertThatThrownBy(() -> as(amina, () -> jdbc().update(attempt)))
          .rootCause()
          .hasMessageContaining("row-level security");
    }
    assertThat(
            changed(
                amina,
                "update initiative_audience set number = '%s' where audience = 'country:KE'"
                    .formatted(number)))
        .isZero();
    assertThat(
            as(
                amina,
                () ->
                    jdbc()
                        .queryForList(
                            "select distinct left(number, 2) from seen_initiative"
                                + " union select distinct left(number, 2) from seen_work_item",
                            String.class)))
        .containsOnly("KE");
  }

  @Test
  @DisplayName("raises an initiative for her own country")
  void raisesForHerOwn() {
    assertThat(
            changed(
                scope("amina"),
                """
                insert into initiative (number, country, title, language, stage, status, track,
                  illustrative, started_by, started_at, version)
                values ('KE-2099-001', 'KE', 'Own', 'en', 'DEMAND', 'RUNNING', 'full', true,
                  'amina', now(), 0)
                """))
        .isOne();
  }

  @Test
  @DisplayName("sees everything while the system acts by rule, and her own again afterwards")
  void andBack() {
    Story.raised(cast, "TG", "Wells of the savannah");
    Story.raised(cast, "KE", "Wells of the north");
    RowScope amina = scope("amina");
    Supplier<List<String>> countries =
        () -> jdbc().queryForList("select distinct left(number, 2) from initiative", String.class);
    as(
        amina,
        () -> {
          assertThat(countries.get()).containsOnly("KE");
          assertThat(engine.asSystem(countries)).contains("KE", "TG");
          assertThat(countries.get()).containsOnly("KE");
          assertThat(engine.inEngine(countries)).containsOnly("KE");
          assertThatThrownBy(
                  () ->
                      engine.asSystem(
                          () -> {
                            throw new IllegalArgumentException("on purpose");
                          }))
              .isInstanceOf(IllegalArgumentException.class);
          assertThat(countries.get()).containsOnly("KE");
          assertThatThrownBy(RowScope::liftUntilTheTransactionEnds)
              .isInstanceOf(IllegalStateException.class);
          new TransactionTemplate(transactions)
              .executeWithoutResult(
                  status -> {
                    assertThat(countries.get()).containsOnly("KE");
                    RowScope.liftUntilTheTransactionEnds();
                    assertThat(countries.get()).contains("KE", "TG");
                    assertThat(as(RowScope.nothing(), countries)).isEmpty();
                    assertThat(countries.get()).contains("KE", "TG");
                    status.setRollbackOnly();
                  });
          return assertThat(countries.get()).as("after a rollback").containsOnly("KE");
        });
    assertThat(RowScope.current()).isSameAs(RowScope.everything());
  }

  @Test
  @DisplayName("gains nothing from a name of a group that reads like several audiences")
  void namesOfGroups() {
    RowScope forged = RowScope.of(List.of("group:x,country:TG", "*", "country:TG,*"));
    Story.raised(cast, "TG", "Bridges of the river");
    assertThat(as(forged, () -> jdbc().queryForList("select number from initiative"))).isEmpty();
  }

  private InitiativeNumber played() {
    Story story = Story.raised(cast, "TG", "Schools of the coast").ledBy("IDMICRO");
    story
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .throughImplementation(
            () -> {
              finance.pay();
              cast.settle();
            })
        .throughReview();
    talkedAbout(story.number());
    askedOfAnother(story.number());
    story.throughExit();
    jdbc().queryForList("select audit_seal_heads()");
    PlannedRows.plant(application, story.number(), "koffi");
    triedByKoffi(story.number());
    lookedForPartners(story.number());
    askedOfTheGroup(story.number());
    wantedInThePlan(story.number());
    signedByHand(story.number());
    return story.number();
  }

  private void lookedForPartners(InitiativeNumber number) {
    jdbc()
        .update(
            """
            with of as (select ? as number),
              mandate as (insert into invitation_mandate (number, given_by, given_at)
                select number, 'koffi', now() from of),
              candidate as (insert into provider_candidate
                  (number, organisation, origin, brought_by, brought_at)
                select number, 'BRENAP', 'SHORTLISTED', 'koffi', now() from of),
              refusal as (insert into provider_refusal
                  (number, organisation, refused_by, refused_at)
                select number, 'BRENAP', 'koffi', now() from of),
              question as (insert into provider_question
                  (number, organisation, question, asked_by, asked_at)
                select number, 'BRENAP', 'Who would come?', 'koffi', now() from of),
              aside as (insert into answer_set_aside
                  (number, organisation, user_id, answers, set_aside_at)
                select number, 'BRENAP', 'koffi', '{}', now() from of)
            insert into demand_brief (number, title, words, opened_by, opened_at)
            select number, 'Schools', 'Teachers are sought', 'koffi', now() from of
            """,
            number.value());
  }

  private void talkedAbout(InitiativeNumber number) {
    jdbc()
        .update(
            """
            with said as (
              insert into plan_comment (number, about, open_to, words, said_by, said_at)
              values (?, 'INITIATIVE', 'COUNTRY', 'By mistake', 'afi', now()) returning id, number)
            insert into comment_withdrawal (comment, number, withdrawn_by, withdrawn_at)
            select id, number, 'afi', now() from said
            """,
            number);
    jdbc()
        .update(
            """
            with said as (
              insert into plan_comment (number, section, position, words, said_by, said_at)
              values (?, 'results', 1, 'Too late', 'afi', now()) returning id, number),
            answered as (
              insert into plan_answer (number, words, said_by, said_at)
              select number, 'As agreed', 'koffi', now() from said returning id, number)
            insert into plan_answered (number, comment, answer)
            select s.number, s.id, a.id from said s join answered a using (number)
            """,
            number);
  }

  private void askedOfAnother(InitiativeNumber number) {
    jdbc()
        .update(
            """
            with asked as (
              insert into participation (number, country, title, title_language, asked, invited_by,
                invited_at, answer_by, state)
              values (?, 'UG', 'A river', 'fr', 'Courses', 'koffi', now(), current_date + 9, 'INVITED')
              returning id, number)
            insert into participation_said (participation, number, step, words, said_by, said_at)
            select id, number, 'RECOMMENDED', 'Our districts too', 'namono', now() from asked
            """,
            number);
  }

  private void wantedInThePlan(InitiativeNumber number) {
    jdbc()
        .update(
            """
            with proposed as (
              insert into plan_proposal (number, section, act, fields, words, made_by, made_at, phase, state)
              values (?, 'risks', 'ADD', '{"title": "Floods"}', 'As last year', 'kossi', now(), 'DESIGN', 'OPEN'))
            insert into plan_change_request (number, section, act, fields, words, made_by, made_at, side,
              size, lapses_on, state)
            values (?, 'risks', 'ADD', '{"title": "Floods"}', 'As last year', 'siti', now(), 'PARTNER',
              'BOTH_SIDES', current_date, 'OPEN')
            """,
            number,
            number);
  }

  private void signedByHand(InitiativeNumber number) {
    jdbc()
        .update(
            """
            with printed as (
              insert into printed_content (task_id, number, sha256, language, parts, printed_at)
              values ('printed in ' || ?, ?, repeat('a', 64), 'fr', '{}', now()))
            insert into paper (id, number, task_id, task, form, audiences, kind, state, answers,
              brought_by, brought_by_name, brought_at)
            values (gen_random_uuid(), ?, 'printed in ' || ?, 'UserTask_EndorseDemand', 'endorse-demand',
              '{group:nationalAuthorityTG}', 'TRANSCRIPT', 'DRAFTED', '{}', 'koffi', 'Koffi', now())
            """,
            number.value(),
            number,
            number,
            number.value());
  }

  private void triedByKoffi(InitiativeNumber number) {
    long draft = ReplayGround.draft(JdbcClient.create(database), "track", dmn -> dmn);
    jdbc()
        .update(
            """
            with run as (
              insert into replay (draft, decision, asked_by, started_at, told_at)
              values (?, 'track', 'koffi', now(), now()) returning id)
            insert into replayed (replay, verdict, number, step, decided_at, change,
              outcome_before, outcome_after)
            select run.id, v.id, v.number, v.step, v.decided_at, 'SAME', v.outcome, v.outcome
            from run, verdict v where v.number = ?
            """,
            draft,
            number);
    jdbc()
        .update(
            """
            insert into saved_list (person, list, place, name, query, saved_at)
            values ('koffi', '/tasks', 1, 'Late ones', 'due=late', now())
            """);
    jdbc()
        .update(
            """
            insert into calendar_feed (user_id, hash, made_at)
            values ('koffi', sha256('planted'), now()) on conflict do nothing
            """);
    jdbc()
        .update(
            """
            with known as (insert into known_device values ('koffi', sha256('planted'), now())
                on conflict do nothing),
              told as (insert into told_date values ('task.near', 'planted', now(), now())
                on conflict do nothing),
              mailed as (insert into mail (id, stop_key, message_id, user_id, kind, about, state,
                reason, attempts, queued_at, ended_at) values (gen_random_uuid(),
                gen_random_uuid(), '<' || gen_random_uuid() || '@planted>', 'koffi', 'notices', '',
                'DROPPED', 'OFF', 0, now(), now())),
              habit as (insert into notice_habit (user_id) values ('koffi') on conflict do nothing),
              choice as (insert into notice_choice values ('koffi', 'PLAN', 'HERE')
                on conflict do nothing),
              waiting as (insert into outbox (at, kind, number) values (now(), 'stage', ?))
            insert into notice (user_id, at, kind, topic, number, detail)
            values ('koffi', now(), 'stage', 'WORK', ?, '{}')
            """,
            number,
            number);
    jdbc()
        .update(
            """
            insert into figure_correction (number, was, corrected_to, reason, corrected_by, corrected_at)
            values (?, 2, 1, 'A slip', 'kossi', now())
            """,
            number);
  }

  private void askedOfTheGroup(InitiativeNumber number) {
    jdbc()
        .update(
            """
            with asked as (
              insert into steering_question (number, kind, reason, asked_by, asked_at, asked_on,
                decision, version, outcome, concluded_at)
              values (?, 'newerCriteria', 'Planted', 'koffi', now(), now()::date, 'track', 1,
                'granted', now()) returning id, number),
            chosen as (
              insert into version_choice (number, decision, version, question, chosen_at)
              select number, 'track', 1, id, now() from asked),
            called_off as (
              insert into task_called_off (task_id, number, form, at, audiences)
              select 'planted-' || number, number, 'ask-waiver', now(), array['country:TG'] from asked)
            insert into waiver_condition (question, number, condition, due)
            select id, number, 'Planted', now()::date from asked
            """,
            number);
  }

  private List<String> guarded() {
    return jdbc()
        .queryForList(
            """
            select relname from pg_class where relnamespace = 'public'::regnamespace
              and relkind in ('r', 'p') and relrowsecurity order by relname
            """,
            String.class);
  }

  private List<String> rowsOf(String table, InitiativeNumber number) {
    return jdbc()
        .queryForList(
            "select ctid::text from " + table + " where " + belongs(table, number), String.class);
  }

  /** How rows of a table belong to an initiative: by number, or along foreign keys. */
  private String belongs(String table, InitiativeNumber number) {
    Set<String> columns = columns(table);
    if (columns.contains("number")) {
      return "number = '" + number + "'";
    }
    if (columns.contains("chain")) {
      return "chain = '" + number + "'";
    }
    if (table.equals("saved_list")) {
      return "person = 'koffi'";
    }
    if (BY_PERSON.contains(table)) {
      return "user_id = 'koffi'";
    }
    if (table.equals("told_date")) {
      return "what = 'planted'";
    }
    if (table.equals("mail_rest")) {
      return "false";
    }
    if (table.equals("replay")) {
      return "asked_by = 'koffi'";
    }
    if (table.equals("task_draft") || table.equals("own_draft")) {
      return "task_id in (select task_id from work_item where number = '" + number + "')";
    }
    if (table.equals("initiative_number")) {
      return "country = '" + number.value().substring(0, 2) + "'";
    }
    Map<String, Object> key =
        jdbc()
            .queryForList(
                """
                select confrelid::regclass::text as parent, a.attname as child, p.attname as key
                from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
                join pg_class g on g.oid = c.confrelid and g.relrowsecurity
                where c.contype = 'f' and c.conrelid = ?::regclass order by 1 limit 1
                """,
                table)
            .stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("how does " + table + " belong to one?"));
    String parent = (String) key.get("parent");
    return "%s in (select %s from %s where %s)"
        .formatted(key.get("child"), key.get("key"), parent, belongs(parent, number));
  }

  private Set<String> columns(String table) {
    return jdbc()
        .queryForList(
            """
            select attname from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
              and attidentity <> 'a'
            """,
            String.class,
            table)
        .stream()
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  private String column(String table) {
    return columns(table).iterator().next();
  }

  private int found(RowScope scope, String table, List<String> rows) {
    return as(
        scope,
        () ->
            (int)
                jdbc().queryForList("select ctid::text from " + table, String.class).stream()
                    .filter(rows::contains)
                    .count());
  }

  /** How many rows a statement changes before it is rolled back; 0 when it is not permitted. */
  private int changed(RowScope scope, String sql) {
    return as(
        scope,
        () ->
            new TransactionTemplate(transactions)
                .execute(
                    status -> {
                      status.setRollbackOnly();
                      try {
                        return jdbc().update(sql);
                      } catch (DataAccessException refused) {
                        assertThat(sqlState(refused)).isEqualTo("42501");
                        return 0;
                      }
                    }));
  }

  /** Adds a copy of a row; negative when that is refused. */
  private int copied(RowScope scope, String table, String row) {
    String columns = columns(table).stream().collect(Collectors.joining(", "));
    String json =
        jdbc()
            .queryForObject(
                "select to_jsonb(t)::text from " + table + " t where ctid = '" + row + "'",
                String.class);
    List<String> refused = new ArrayList<>();
    int added =
        as(
            scope,
            () ->
                new TransactionTemplate(transactions)
                    .execute(
                        status -> {
                          status.setRollbackOnly();
                          try {
                            return jdbc()
                                .update(
                                    "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
                                        .formatted(table, columns),
                                    json);
                          } catch (DataAccessException refusal) {
                            refused.add(sqlState(refusal));
                            return -1;
                          }
                        }));
    // A trigger may notice first that the referenced row is not visible.
    assertThat(refused).as("why").isSubsetOf("42501", "23514");
    return added;
  }

  private static String these(List<String> rows) {
    return rows.stream().collect(Collectors.joining("','", "ctid = any (array['", "']::tid[])"));
  }

  private static String sqlState(DataAccessException failure) {
    return failure.getMostSpecificCause() instanceof SQLException sql ? sql.getSQLState() : "none";
  }

  private RowScope scope(String userId) {
    Actor actor = cast.actor(userId);
    return RowScope.of(actor.audiences());
  }

  private <T> T as(RowScope scope, Supplier<T> work) {
    return RowScope.within(scope, work);
  }

  private JdbcTemplate jdbc() {
    return new JdbcTemplate(database);
  }
}
