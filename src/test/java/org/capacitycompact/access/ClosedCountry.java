package org.capacitycompact.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.HandledTasks;
import org.capacitycompact.worklist.TaskDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Togo, as the country that is closed to Kenya: initiatives in several stages whose free texts all
 * contain a word that occurs nowhere else, and the ids of everything that belongs to them.
 */
final class ClosedCountry {

  /** The closed country's own people. */
  static final List<String> NAMES =
      List.of("Koffi Mensah", "Adjoa Lawson", "Kossi Agbeko", "Afi Dogbe");

  private final Cast cast;
  private final TaskDesk desk;
  private final HandledTasks handled;
  private final ProcessEngine engine;
  private final EngineAccess access;
  private final JdbcClient database;
  private final Attachments attachments;

  ClosedCountry(
      Cast cast,
      TaskDesk desk,
      HandledTasks handled,
      ProcessEngine engine,
      EngineAccess access,
      JdbcClient database,
      Attachments attachments) {
    this.attachments = attachments;
    this.cast = cast;
    this.desk = desk;
    this.handled = handled;
    this.engine = engine;
    this.access = access;
    this.database = database;
  }

  /**
   * Something to ask for.
   *
   * @param word contained in each of its texts
   * @param ids by kind of thing, {@code TASK}; kinds it does not have are absent
   */
  record Target(String what, InitiativeNumber number, String word, Map<String, String> ids) {}

  /** A demand that is being written, with a draft; open to nobody else before it is endorsed. */
  Target draft() {
    String word = "zqdraft";
    Story story = told(word);
    String task = cast.tasks("koffi", story.number(), "UserTask_ArticulateDemand").get(0);
    if (!cast.writePlan(
            "koffi",
            story.number(),
            "UserTask_ArticulateDemand",
            marked(cast.everyAnswer("UserTask_ArticulateDemand"), word))
        .isEmpty()) {
      throw new IllegalStateException("the plan was not written");
    }
    if (!desk.claim(task, cast.actor("koffi"))
        || !desk.saveDraft(
            task, cast.actor("koffi"), marked(cast.answers("UserTask_ArticulateDemand"), word))) {
      throw new IllegalStateException("the draft was not kept");
    }
    return target("a draft", story, word);
  }

  /** A demand that waits for its endorsement. */
  Target written() {
    String word = "zqwritten";
    return target("a demand before its endorsement", told(word).articulated(), word);
  }

  /** Running work with a payment that waits. */
  Target atWork() {
    String word = "zqwork";
    Story story =
        told(word)
            .ledBy("IDMICRO")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .delivered();
    attach(story.number(), word);
    return target("running work", story, word);
  }

  /** A letter whose name and content contain the word. */
  private void attach(InitiativeNumber number, String word) {
    try {
      attachments.add(
          number,
          cast.actor("koffi"),
          new Attachments.NewAttachment("LETTER_OF_REQUEST", "Letter " + word, word + ".txt"),
          new ByteArrayInputStream(("A letter of " + word + ".\n").getBytes(UTF_8)));
    } catch (AttachmentRefusedException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** A further initiative, which must not change others' lists. */
  Story another(String word) {
    return told(word).articulated();
  }

  private Story told(String word) {
    Story story = Story.raised(cast, "TG", "Supervision " + word);
    for (String task : handled.within(right -> true)) {
      story.with(task, marked(cast.everyAnswer(task), word));
    }
    return story.with("UserTask_ArticulateDemand", Map.of("title", "Supervision " + word));
  }

  /** Texts of several words are free texts; choices are single words. */
  private static Map<String, Object> marked(Map<String, Object> answers, String word) {
    Map<String, Object> marked = new HashMap<>(answers);
    marked.replaceAll(
        (key, value) ->
            value instanceof String text && text.contains(" ") ? text + " " + word : value);
    return marked;
  }

  private Target target(String what, Story story, String word) {
    InitiativeNumber number = story.number();
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("NUMBER", number.value());
    put(ids, "TASK", "select max(task_id) from work_item where number = ?", number);
    put(ids, "DECIDED_TASK", "select max(task_id) from task_decision where number = ?", number);
    put(
        ids,
        "PROCESS_INSTANCE",
        "select max(proc_inst_id_) from act_hi_procinst where business_key_ = ?",
        number);
    String within =
        " where proc_inst_id_ in (select proc_inst_id_ from act_hi_procinst where business_key_ ="
            + " ?)";
    put(ids, "EXECUTION", "select max(id_) from act_ru_execution" + within, number);
    put(ids, "ACTIVITY_INSTANCE", "select max(id_) from act_hi_actinst" + within, number);
    put(ids, "HISTORIC_TASK", "select max(id_) from act_hi_taskinst" + within, number);
    put(ids, "VARIABLE", "select max(id_) from act_ru_variable" + within, number);
    put(ids, "EXTERNAL_TASK", "select max(id_) from act_ru_ext_task" + within, number);
    put(
        ids,
        "JOB",
        "select max(id_) from act_ru_job where process_instance_id_ in (select proc_inst_id_ from"
            + " act_hi_procinst where business_key_ = ?)",
        number);
    put(
        ids,
        "AUTHORIZATION",
        "select max(a.id_) from act_ru_authorization a join work_item w on w.task_id ="
            + " a.resource_id_ where w.number = ?",
        number);
    put(
        ids,
        "SUBMISSION",
        "select max(task_id) from task_decision where number = ? and answers is not null",
        number);
    put(ids, "VERDICT", "select max(id)::text from verdict where number = ?", number);
    put(ids, "ROUND", "select max(id)::text from ballot_round where number = ?", number);
    put(ids, "ATTACHMENT", "select max(id::text) from attachment where number = ?", number);
    put(
        ids,
        "NOTICE",
        "insert into notice (user_id, at, kind, topic, number, task, detail) values ('koffi',"
            + " now(), 'task.calledOff', 'TASK', ?, 'UserTask_ArticulateDemand', '{}') returning"
            + " id::text",
        number);
    // Of a third country, which nobody visits from.
    put(
        ids,
        "PARTICIPATION",
        "insert into participation (number, country, title, title_language, asked, invited_by,"
            + " invited_at, answer_by, state) select number, 'UG', title, language, title, 'koffi',"
            + " now(), current_date + 30, 'INVITED' from initiative where number = ? returning"
            + " id::text",
        number);
    ids.put("USER", "koffi");
    ids.put("GROUP", "focalPointTG");
    ids.values().removeIf(id -> id == null);
    return new Target(what, number, word, ids);
  }

  private void put(Map<String, String> ids, String kind, String sql, InitiativeNumber number) {
    database
        .sql(sql)
        .param(number)
        .query(String.class)
        .optional()
        .ifPresent(id -> ids.put(kind, id));
  }

  /** An id of the same form that does not exist. */
  static String missing(String kind) {
    return switch (kind) {
      case "NUMBER" -> "TG-2026-987";
      case "USER" -> "kofzz";
      case "GROUP" -> "focalPointTZ";
      case "VERDICT", "ROUND", "PARTICIPATION" -> "999999999";
      default -> UUID.nameUUIDFromBytes(("missing " + kind).getBytes()).toString();
    };
  }

  /** A digest per table of these initiatives' rows, to see whether anything changed. */
  Map<String, String> state(List<Target> targets) {
    String mentioned =
        String.join(
            "|", targets.stream().flatMap(t -> List.of(t.number(), t.word()).stream()).toList());
    Map<String, String> state = new TreeMap<>();
    List<String> tables =
        database
            .sql(
                "select table_name from information_schema.tables where table_schema = 'public' and"
                    + " table_type = 'BASE TABLE'")
            .query(String.class)
            .list();
    for (String table : tables) {
      state.put(
          table,
          database
              .sql(
                  "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by"
                      + " t::text)), '') from \""
                      + table
                      + "\" t where t::text ~ ?"
                      // A refusal is recorded together with what was requested.
                      + (table.equals("audit_entry") ? " and chain <> 'access'" : ""))
              .param(mentioned)
              .query(String.class)
              .single());
    }
    access.asSystem(
        () ->
            targets.forEach(
                target ->
                    state.put(
                        "tasks of " + target.number(),
                        engine
                            .getTaskService()
                            .createTaskQuery()
                            .processInstanceBusinessKey(target.number().value())
                            .list()
                            .stream()
                            .map(task -> task.getId() + task.getAssignee() + task.getDueDate())
                            .sorted()
                            .toList()
                            .toString())));
    return state;
  }
}
