package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The lead provider agrees to the design, or asks for a change (S7, S93). */
@Component
class AgreeDesign implements TaskHandler {

  private final Designs designs;
  private final DesignReplies replies;
  private final Plans plans;

  AgreeDesign(Designs designs, DesignReplies replies, Plans plans) {
    this.designs = designs;
    this.replies = replies;
    this.plans = plans;
  }

  @Override
  public String task() {
    return AppraisalProcess.AGREE_DESIGN;
  }

  @Override
  public Right right() {
    return Right.AGREE_DESIGN;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return replies.choices(task.number());
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return RemarkForm.needsOfRemarks();
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return Need.unmet(needs(task), answers);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Designs.Reply reply = DesignReplies.read(answers);
    designs.reply(task.number(), reply, task.actor());
    String lead =
        plans.partners(task.number()).stream()
            .filter(Partner::lead)
            .map(Partner::organisation)
            .findFirst()
            .orElseThrow();
    return replies.replied(task, lead, reply, answers);
  }
}
