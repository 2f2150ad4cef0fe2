package org.capacitycompact.appraisal;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Civil society and the private sector in the country comment on the design (S43, S47). */
@Component
class CommentOnDesign implements TaskHandler {

  private final Designs designs;

  CommentOnDesign(Designs designs) {
    this.designs = designs;
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
  public Route decide(TaskInHand task, Answers answers) {
    designs.comment(
        task.number(),
        new Designs.Comment(
            answers.bool("tookPartInDesign"),
            answers.optionalText("designSupport").orElse(null),
            answers.optionalText("designComment").orElse(null)),
        task.actor());
    return Route.on();
  }
}
