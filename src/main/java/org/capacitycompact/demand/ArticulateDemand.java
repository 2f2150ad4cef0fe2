package org.capacitycompact.demand;

import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.overlap.OverlapDesk;
import org.capacitycompact.plan.Missing.Moment;
import org.capacitycompact.plan.SentPlan;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.Worklist;
import org.springframework.stereotype.Component;

/** The focal point sends what the plan says the country wants (S3), and when it is enough (S4). */
@Component
class ArticulateDemand implements TaskHandler {

  private final DemandRecords records;
  private final SentPlan plan;
  private final Initiatives initiatives;
  private final Worklist worklist;
  private final OverlapDesk overlaps;

  ArticulateDemand(
      DemandRecords records,
      SentPlan plan,
      Initiatives initiatives,
      Worklist worklist,
      OverlapDesk overlaps) {
    this.records = records;
    this.plan = plan;
    this.initiatives = initiatives;
    this.worklist = worklist;
    this.overlaps = overlaps;
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
  public Moment sends() {
    return Moment.DEMAND;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    return Map.of("title", initiatives.get(task.number()).title());
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Statement demand = plan.of(task.number(), Statements.DEMAND, answers.asMap());
    String title = answers.text("title");
    initiatives.retitle(task.number(), title);
    worklist.retitle(task.number(), title);
    records.state(task.number(), demand, task.actor());
    overlaps.look(task.number());
    return Route.on();
  }
}
