package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** A partner beside the lead agrees to the design, or asks for a change (S7, S93, S94). */
@Component
class AgreeDesignAsPartner implements TaskHandler {

  private final Designs designs;
  private final DesignReplies replies;

  AgreeDesignAsPartner(Designs designs, DesignReplies replies) {
    this.designs = designs;
    this.replies = replies;
  }

  @Override
  public String task() {
    return AppraisalProcess.AGREE_DESIGN_AS_PARTNER;
  }

  @Override
  public Right right() {
    return Right.AGREE_DESIGN;
  }

  @Override
  public Variable<?> oneFor() {
    return PaymentHoldProcess.PROVIDER;
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
    designs.partnerReply(task.number(), task.local(), reply, task.actor());
    return replies.replied(task, task.local(), reply, answers);
  }
}
