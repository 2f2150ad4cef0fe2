package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the task list: one row per task and audience. */
@Component
class WorkItems {

  private final JdbcClient database;
  private final Initiatives initiatives;
  private final HandledTasks handled;
  private final Deadlines deadlines;
  private final Clock clock;

  WorkItems(
      JdbcClient database,
      Initiatives initiatives,
      HandledTasks handled,
      Deadlines deadlines,
      Clock clock) {
    this.database = database;
    this.initiatives = initiatives;
    this.handled = handled;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  void add(DelegateTask task) {
    InitiativeNumber number = number(task);
    Initiative initiative = initiatives.get(number);
    // The due date comes from the model or from the period, unless somebody named a day.
    Instant due =
        task.getDueDate() == null
            ? deadlines.due(task.getTaskDefinitionKey())
            : task.getDueDate().toInstant();
    String form = form(task);
    for (String audience : audiences(task)) {
      due = insert(task, audience, initiative, form, due);
    }
    task.setDueDate(Date.from(due));
  }

  /**
   * Lists the task for an audience and opens the initiative to it; the country's own people can see
   * it anyway.
   *
   * @return when it is due: the database knows the day that somebody named for it
   */
  private Instant insert(
      DelegateTask task, String audience, Initiative initiative, String form, Instant due) {
    return database
        .sql(
            """
            with opened as (
              insert into initiative_audience (number, audience)
              select :number, :audience where :opened on conflict do nothing)
            insert into work_item (task_id, audience, number, task, form, title, country, local_key,
              assignee, created_at, due_at, search)
            values (:taskId, :audience, :number, :task, :form, :title, :country, :localKey,
              :assignee, :created, :due,
              to_tsvector('simple', :number || ' ' || replace(:number, '-', ' ') || ' ' || :title))
            returning due_at
            """)
        .param("taskId", task.getId())
        .param("audience", audience)
        .param("opened", !ofCountry(audience))
        .param("number", initiative.number())
        .param("task", task.getTaskDefinitionKey())
        .param("form", form)
        .param("title", initiative.title())
        .param("country", initiative.country())
        .param("localKey", localKey(task))
        .param("assignee", task.getAssignee())
        .param("created", SqlTime.now(clock))
        .param("due", due.atOffset(ZoneOffset.UTC))
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /**
   * A task was claimed or returned: adds or removes the person's own row, and the group's row shows
   * who has it.
   */
  void assign(String taskId, @Nullable String assignee) {
    database
        .sql(
            "delete from work_item where task_id = ? and audience like 'user:%' and audience is"
                + " distinct from ?")
        .params(taskId, assignee == null ? "" : "user:" + assignee)
        .update();
    database
        .sql("update work_item set assignee = ? where task_id = ?")
        .params(assignee, taskId)
        .update();
    if (assignee != null) {
      database
          .sql(
              """
              insert into work_item (task_id, audience, number, task, form, title, country,
                local_key, assignee, created_at, due_at, escalated, dormant_until, search)
              select distinct on (task_id) task_id, ?, number, task, form, title, country,
                local_key, assignee, created_at, due_at, escalated, dormant_until, search
              from work_item where task_id = ? on conflict do nothing
              """)
          .params("user:" + assignee, taskId)
          .update();
    }
  }

  void remove(String taskId) {
    database
        .sql(
            """
            with drafted as (delete from task_draft where task_id = :taskId),
              awake as (update dormancy set ended_at = :now, ended = 'over'
                where task_id = :taskId and ended_at is null)
            delete from work_item where task_id = :taskId
            """)
        .param("taskId", taskId)
        .param("now", SqlTime.now(clock))
        .update();
  }

  /** Removes a task that ended without a decision, and keeps for whom it was. */
  void callOff(String taskId) {
    database
        .sql(
            """
            with drafted as (delete from task_draft where task_id = :taskId),
              awake as (update dormancy set ended_at = :now, ended = 'over'
                where task_id = :taskId and ended_at is null),
              called_off as (
                delete from work_item where task_id = :taskId
                returning audience, number, form, task, due_at)
            insert into task_called_off (task_id, number, form, at, audiences, task, due_at)
            select :taskId, min(number), min(form), :now, array_agg(audience), min(task), min(due_at)
            from called_off having count(*) > 0
            """)
        .param("taskId", taskId)
        .param("now", SqlTime.now(clock))
        .update();
  }

  private static Set<String> audiences(DelegateTask task) {
    Set<String> audiences = new LinkedHashSet<>();
    if (task.getAssignee() != null) {
      audiences.add("user:" + task.getAssignee());
    }
    task.getCandidates().stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .forEach(group -> audiences.add("group:" + group));
    if (audiences.isEmpty()) {
      throw new IllegalStateException(task.getTaskDefinitionKey() + " is nobody's task");
    }
    return audiences;
  }

  private static boolean ofCountry(String audience) {
    return audience.startsWith("group:")
        && Role.ofGroup(audience.substring("group:".length()))
            .filter(Role::isOfCountry)
            .isPresent();
  }

  private @Nullable String localKey(DelegateTask task) {
    String one = handled.oneFor(task.getTaskDefinitionKey());
    return one != null && task.getExecution().hasVariable(one)
        ? String.valueOf(task.getVariable(one))
        : null;
  }

  private static String form(DelegateTask task) {
    var form = ((TaskEntity) task).getTaskDefinition().getCamundaFormDefinitionKey();
    if (form == null) {
      throw new IllegalStateException(task.getTaskDefinitionKey() + " has no form");
    }
    return form.getExpressionText();
  }

  private static InitiativeNumber number(DelegateTask task) {
    return InitiativeNumber.of(task.getExecution().getProcessBusinessKey());
  }
}
