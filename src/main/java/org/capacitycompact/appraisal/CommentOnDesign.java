package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Civil society and the private sector in the country comment on the design (S43, S47). */
@Component
class CommentOnDesign implements TaskHandler {

  private final Designs designs;
  private final Remarks remarks;
  private final RemarkForm form;

  CommentOnDesign(Designs designs, Remarks remarks, RemarkForm form) {
    this.designs = designs;
    this.remarks = remarks;
    this.form = form;
  }

  @Override
  public String task() {
    return AppraisalProcess.COMMENT_ON_DESIGN;
  }

  @Override
  public Right right() {
    return Right.COMMENT_ON_DESIGN;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return form.choices(task.number());
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
    designs.comment(
        task.number(),
        new Designs.Comment(
            answers.bool("tookPartInDesign"),
            answers.optionalText("designSupport").orElse(null),
            answers.optionalText("designComment").orElse(null)),
        task.actor());
    remarks.say(task.number(), null, form.noted(answers), task.actor());
    return Route.on();
  }
}
