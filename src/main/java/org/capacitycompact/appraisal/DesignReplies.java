package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** What every partner says in its reply to a design, and what follows from it. */
@Component
class DesignReplies {

  private final Remarks remarks;
  private final RemarkForm form;

  DesignReplies(Remarks remarks, RemarkForm form) {
    this.remarks = remarks;
    this.form = form;
  }

  static Designs.Reply read(Answers answers) {
    return new Designs.Reply(
        answers.text("designDecision").equals("agree"),
        answers.optionalText("changesAsked").orElse(null),
        answers.optionalText("providerCommitment").orElse(null));
  }

  Map<String, List<Choice>> choices(InitiativeNumber number) {
    return form.choices(number);
  }

  /**
   * Keeps what the partner noted at rows; where it agrees, what it had asked for and was answered
   * is settled.
   */
  Route replied(TaskInHand task, String partner, Designs.Reply reply, Answers answers) {
    remarks.say(task.number(), partner, form.noted(answers), task.actor());
    if (!reply.agreed()) {
      return Route.on().telling("changeAsked", answers.text("changesAsked"));
    }
    remarks.settle(task.number(), partner);
    return Route.on().telling("agreed");
  }
}
