package org.capacitycompact.demand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.Worklist;
import org.springframework.stereotype.Component;

/** The focal point writes down what the country wants (S3), and when it is enough (S4). */
@Component
class ArticulateDemand implements TaskHandler {

  private final DemandRecords records;
  private final DemandPlan plan;
  private final DemandFormPrefill opening;
  private final DemandCheck check;
  private final Initiatives initiatives;
  private final Worklist worklist;

  ArticulateDemand(
      DemandRecords records,
      DemandPlan plan,
      DemandFormPrefill opening,
      DemandCheck check,
      Initiatives initiatives,
      Worklist worklist) {
    this.records = records;
    this.plan = plan;
    this.opening = opening;
    this.check = check;
    this.initiatives = initiatives;
    this.worklist = worklist;
  }

  @Override
  public String task() {
    return DemandProcess.ARTICULATE_DEMAND;
  }

  @Override
  public Right right() {
    return Right.WRITE_DEMAND;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Map<String, Object> values = new HashMap<>(opening.of(task.number()));
    values.put("findingsShown", opening.saidBefore(task.number()));
    return values;
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of("lessonsConsideredOptions", opening.lessons(task.number(), task.country()));
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return check.of(task.country(), Statement.of(answers.asMap()));
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Statement demand = Statement.of(answers.asMap());
    String title = answers.text("title");
    initiatives.retitle(task.number(), title);
    worklist.retitle(task.number(), title);
    records.state(task.number(), demand, task.actor());
    plan.follow(task.number(), demand);
    return Route.on();
  }
}
