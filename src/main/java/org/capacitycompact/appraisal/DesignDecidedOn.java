package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.overlap.OverlapExhibits;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The design where it is judged: what changed since the last round and what each side asked of it,
 * then the design itself. Where it came back, what was asked and what has changed since.
 */
@Component
class DesignDecidedOn implements DecidedOn {

  private final DesignExhibits design;
  private final DesignTalk talk;
  private final OverlapExhibits overlaps;

  DesignDecidedOn(DesignExhibits design, DesignTalk talk, OverlapExhibits overlaps) {
    this.design = design;
    this.talk = talk;
    this.overlaps = overlaps;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        AppraisalProcess.COMPLETE_DESIGN,
        AppraisalProcess.AGREE_DESIGN,
        AppraisalProcess.COMMENT_ON_DESIGN,
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
    shown.add(talk.replies(number, language));
    shown.add(talk.comments(number, language));
    shown.add(overlaps.likeliest(number, language));
    if (task.task().equals(AppraisalProcess.COMPLETE_DESIGN)) {
      // The design itself is what is worked on there.
      shown.addAll(design.changesSinceSent(number, reader, language));
      return shown;
    }
    shown.addAll(design.changes(number, reader, language));
    shown.addAll(design.of(number, reader, language));
    return shown;
  }
}
