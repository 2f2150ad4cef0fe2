package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The design where it is judged: what changed since the last round and what each side asked of it,
 * then the design itself. Where it came back, what was asked and what has changed since.
 */
@Component
class DesignDecidedOn implements DecidedOn {

  private final DesignExhibits design;
  private final DesignTalk talk;
  private final RemarkWords remarks;
  private final ModalityAdvice advice;
  private final Plans plans;

  DesignDecidedOn(
      DesignExhibits design,
      DesignTalk talk,
      RemarkWords remarks,
      ModalityAdvice advice,
      Plans plans) {
    this.design = design;
    this.talk = talk;
    this.remarks = remarks;
    this.advice = advice;
    this.plans = plans;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        AppraisalProcess.COMPLETE_DESIGN,
        AppraisalProcess.AGREE_DESIGN,
        AppraisalProcess.AGREE_DESIGN_AS_PARTNER,
        AppraisalProcess.COMMENT_ON_DESIGN,
        AppraisalProcess.CONTRIBUTE_TO_DESIGN,
        AppraisalProcess.ANSWER_CONTRIBUTIONS,
        AppraisalProcess.DECIDE_WITHOUT_REPLY,
        AppraisalProcess.DECIDE_TO_PROCEED);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    InitiativeNumber number = task.number();
    Actor reader = task.actor();
    List<Exhibit> shown = new ArrayList<>();
    if (task.task().equals(AppraisalProcess.DECIDE_WITHOUT_REPLY)) {
      shown.add(design.sent(number, language));
    }
    String partner = replying(task);
    if (partner != null) {
      shown.add(remarks.ofPartner(number, partner, language));
    }
    shown.add(talk.replies(number, language));
    shown.add(talk.comments(number, language));
    if (partner == null) {
      shown.add(remarks.all(number, language));
    }
    if (task.task().equals(AppraisalProcess.COMPLETE_DESIGN)) {
      shown.add(advice.of(number, language));
      // The design itself is what is worked on there.
      shown.addAll(design.changesSinceSent(number, reader, language));
      return shown;
    }
    shown.addAll(
        partner == null
            ? design.changes(number, reader, language)
            : design.changesFor(number, partner, reader, language));
    shown.addAll(design.of(number, reader, language));
    return shown;
  }

  /** The partner that replies in this task; null in every other. */
  private @Nullable String replying(TaskInHand task) {
    return switch (task.task()) {
      case AppraisalProcess.AGREE_DESIGN_AS_PARTNER -> task.local();
      case AppraisalProcess.AGREE_DESIGN ->
          plans.partners(task.number()).stream()
              .filter(Partner::lead)
              .map(Partner::organisation)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }
}
