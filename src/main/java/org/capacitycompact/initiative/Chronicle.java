package org.capacitycompact.initiative;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.AuditActor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The history of an initiative as people read it, in order of time: the initiative's own chain in
 * the audit record. Entries are added, never changed.
 */
@Service
public class Chronicle {

  /** What is done and said in a plan row by row. */
  private static final String[] PLAN = {"plan.row.%", "plan.talk.%", "plan.proposal.%"};

  private static final String FROM = " from audit_entry where chain = :number and outcome = 'done'";

  private static final String ENTRIES =
      """
      select at, kind, user_id, person, role, detail, language,
        after #>> '{inPlaceOf,name}' as in_place_of
      """
          + FROM;

  private final AuditTrail trail;
  private final JdbcClient database;

  Chronicle(AuditTrail trail, JdbcClient database) {
    this.trail = trail;
    this.database = database;
  }

  /**
   * An entry.
   *
   * @param kind names its text in the bundles, {@code history.<kind>}
   * @param detail the arguments of that text
   * @param person who acted, by name at that time; null for the system
   * @param inPlaceOf whose deputy they acted as, by name at that time; null when they acted for
   *     themselves
   * @param language in which they wrote their text; null when unknown
   */
  public record Entry(
      Instant at,
      String kind,
      @Nullable String userId,
      @Nullable String person,
      @Nullable String inPlaceOf,
      @Nullable Role role,
      List<String> detail,
      @Nullable String language) {}

  /** Records what a person did; {@code actor} is null when the system acted by a rule. */
  public void record(
      InitiativeNumber number, String kind, @Nullable Actor actor, String... detail) {
    trail.record(
        AuditEvent.to(number.value(), kind)
            .by(actor == null ? null : actor.acting())
            .telling(detail));
  }

  /** Records it with the values before and after: values that JSON can hold, by name. */
  public void recordChange(
      InitiativeNumber number,
      String kind,
      @Nullable Actor actor,
      Map<String, ?> before,
      Map<String, ?> after,
      String... detail) {
    trail.record(
        AuditEvent.to(number.value(), kind)
            .by(actor == null ? null : actor.acting())
            .telling(detail)
            .from(before.isEmpty() ? null : before)
            .to(after.isEmpty() ? null : after));
  }

  /**
   * Records what a person decided, in the role in which they decided it.
   *
   * @param decided what they wrote and chose, by name; for the audit record, not shown in the
   *     history
   */
  public void recordDecision(
      InitiativeNumber number,
      String kind,
      AuditActor by,
      Map<String, ?> decided,
      List<String> detail) {
    trail.record(
        AuditEvent.to(number.value(), kind)
            .by(by)
            .telling(detail.toArray(String[]::new))
            .to(decided.isEmpty() ? null : decided));
  }

  /** What is recorded beside a decision that a deputy takes in somebody's place. */
  public static Map<String, ?> inPlaceOf(String person, String name) {
    return Map.of("inPlaceOf", Map.of("person", person, "name", name));
  }

  /**
   * Records that a task was claimed or returned. It is not shown in the history, which lists what
   * was done.
   */
  public void recordClaim(InitiativeNumber number, boolean taken, Actor actor, String task) {
    trail.record(
        AuditEvent.to(number.value(), taken ? "task.claimed" : "task.released")
            .by(actor.acting())
            .telling(task));
  }

  /**
   * Records that one of the initiative's processes moved to the models of another release. The
   * history shows this once, for the top process.
   */
  public void recordMove(
      InitiativeNumber number, boolean called, String process, String from, String to) {
    trail.record(
        AuditEvent.to(number.value(), called ? "moved.process" : "moved")
            .telling(process, from, to));
  }

  /** Records a changed value of the initiative together with this transaction's entry. */
  void addChange(InitiativeNumber number, String value, @Nullable Object was, @Nullable Object is) {
    trail.addChange(number.value(), value, was, is);
  }

  /**
   * The entries of an initiative, newest first; without those of its plan row by row, which have a
   * page of their own.
   */
  public List<Entry> of(InitiativeNumber number) {
    trail.writePending();
    return database
        .sql(
            ENTRIES
                + """
                 and kind not like 'task.%' and kind <> 'moved.process' and not kind like any (:plan)
                order by position desc
                """)
        .param("number", number)
        .param("plan", PLAN)
        .query((row, n) -> entry(row))
        .list();
  }

  /**
   * A part of what was done and said in the plan, row by row.
   *
   * @param section empty for all
   * @param userId empty for everybody
   */
  public record PlanSearch(String section, String userId) {}

  /** The entries of its plan, newest first. */
  public List<Entry> ofPlan(InitiativeNumber number, PlanSearch asked, int offset, int limit) {
    trail.writePending();
    return ofPlan(ENTRIES, number, asked, " order by position desc offset :offset limit :limit")
        .param("offset", offset)
        .param("limit", limit)
        .query((row, n) -> entry(row))
        .list();
  }

  /** How many entries of its plan there are. */
  public int countOfPlan(InitiativeNumber number, PlanSearch asked) {
    return ofPlan("select count(*)" + FROM, number, asked, "").query(Integer.class).single();
  }

  /** Who did or said something in its plan: names by sign-in name. */
  public Map<String, String> peopleOfPlan(InitiativeNumber number) {
    Map<String, String> people = new LinkedHashMap<>();
    ofPlan(
            "select user_id, max(person) as person" + FROM,
            number,
            new PlanSearch("", ""),
            " and user_id is not null group by user_id order by 2")
        .query((row, n) -> people.put(row.getString(1), row.getString(2)))
        .list();
    return people;
  }

  private JdbcClient.StatementSpec ofPlan(
      String select, InitiativeNumber number, PlanSearch asked, String order) {
    return database
        .sql(
            select
                + """
                 and kind like any (:plan) and (:section = '' or detail[1] = :section)
                and (:person = '' or user_id = :person)
                """
                + order)
        .param("number", number)
        .param("plan", PLAN)
        .param("section", asked.section())
        .param("person", asked.userId());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("user_id"),
        row.getString("person"),
        row.getString("in_place_of"),
        row.getString("role") == null ? null : Role.valueOf(row.getString("role")),
        List.of((String[]) row.getArray("detail").getArray()),
        row.getString("language"));
  }
}
