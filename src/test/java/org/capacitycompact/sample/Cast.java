package org.capacitycompact.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.Worklist;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The driver of the tests: plays people's parts as the sample does, and also tries what may be
 * refused. Where tests run, the sample portfolio is played by it too.
 */
@Component
@Primary
public class Cast extends SampleCast {

  private final SampleAnswers answers;
  private final CountryDays days;
  private final FormerQuestions questions;

  Cast(
      People people,
      Initiatives initiatives,
      Worklist worklist,
      TaskDesk desk,
      SampleAnswers answers,
      CountryDays days,
      SampleRows rows,
      FormerQuestions questions,
      ProcessEngine engine,
      EngineAccess access) {
    super(people, initiatives, worklist, desk, answers, days, rows, questions, engine, access);
    this.days = days;
    this.questions = questions;
    this.answers = answers;
  }

  /**
   * A complete set of sample answers for a user task; the caller may change it. What the plan says
   * is written with {@link #writePlan}.
   */
  public Map<String, Object> answers(String task) {
    return withoutThePlan(task, answers.of(task));
  }

  /** The same on the day of this country, which may be another than that of the Compact. */
  public Map<String, Object> answers(String task, String country) {
    return withoutThePlan(task, answers.of(task, days.today(country)));
  }

  /** The same, on this day where the initiative is. */
  public Map<String, Object> answers(InitiativeNumber number, String task) {
    return answers(task, number.country());
  }

  private Map<String, Object> withoutThePlan(String task, Map<String, Object> sent) {
    if (task.equals("UserTask_ArticulateDemand") || task.equals("UserTask_CompleteDesign")) {
      sent.keySet().removeIf(key -> questions.of(key).isPresent());
    }
    return sent;
  }

  /** The same with all that the sample says of the plan, by the keys of {@link FormerQuestions}. */
  public Map<String, Object> everyAnswer(String task) {
    return answers.of(task);
  }

  /**
   * What the task is completed with, once the plan that it sends is written as the sample says, by
   * the same person.
   */
  public Map<String, Object> written(String userId, InitiativeNumber number, String task) {
    assertThat(writePlan(userId, number, task, Map.of())).isEmpty();
    return answers(number, task);
  }

  @Override
  public Map<String, Object> answers(OpenTask task) {
    return super.answers(task);
  }

  /** Decides with the sample answers. */
  public void decide(String userId, InitiativeNumber number, String task) {
    decide(userId, number, task, Map.of());
  }

  @Override
  public TaskResult attempt(
      String userId, InitiativeNumber number, String task, Map<String, Object> changes) {
    return super.attempt(userId, number, task, changes);
  }
}
