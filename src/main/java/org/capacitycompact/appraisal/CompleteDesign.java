package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The focal point completes the design with the partners. */
@Component
class CompleteDesign implements TaskHandler {

  private final Designs designs;
  private final DesignPlan plan;
  private final DesignFormPrefill opening;
  private final DesignCheck check;

  CompleteDesign(Designs designs, DesignPlan plan, DesignFormPrefill opening, DesignCheck check) {
    this.designs = designs;
    this.plan = plan;
    this.opening = opening;
    this.check = check;
  }

  @Override
  public String task() {
    return AppraisalProcess.COMPLETE_DESIGN;
  }

  @Override
  public Right right() {
    return Right.WRITE_DESIGN;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    return opening.of(task.number());
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of("lessonsConsideredOptions", opening.lessons(task.number(), task.country()));
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return check.of(task.number(), task.country(), answers);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Statement design = Statement.of(answers.asMap());
    designs.state(task.number(), design, task.actor());
    plan.follow(task.number(), design);
    return Route.on();
  }
}
