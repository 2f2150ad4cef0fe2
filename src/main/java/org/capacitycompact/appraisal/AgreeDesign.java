package org.capacitycompact.appraisal;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The lead provider agrees to the design, or asks for a change (S7, S93). */
@Component
class AgreeDesign implements TaskHandler {

  private final Designs designs;

  AgreeDesign(Designs designs) {
    this.designs = designs;
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
  public Route decide(TaskInHand task, Answers answers) {
    Designs.Reply reply =
        new Designs.Reply(
            agrees(answers),
            answers.optionalText("changesAsked").orElse(null),
            answers.optionalText("providerCommitment").orElse(null));
    designs.reply(task.number(), reply, task.actor());
    return reply.agreed()
        ? Route.on().telling("agreed")
        : Route.on().telling("changeAsked", answers.text("changesAsked"));
  }

  private static boolean agrees(Answers answers) {
    return answers.text("designDecision").equals("agree");
  }
}
