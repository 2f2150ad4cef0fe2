package org.capacitycompact.demand;

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

/** The demand where it is endorsed, checked, asked about or appealed for. */
@Component
class DemandDecidedOn implements DecidedOn {

  private final DemandExhibits demand;
  private final DemandDecisions decisions;
  private final OverlapExhibits overlaps;

  DemandDecidedOn(
      DemandExhibits demand, DemandDecisions decisions, OverlapExhibits overlaps) {
    this.demand = demand;
    this.decisions = decisions;
    this.overlaps = overlaps;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        DemandProcess.ENDORSE_DEMAND,
        DemandProcess.CHECK_COMPLETENESS,
        DemandProcess.ANSWER_QUESTION,
        DemandProcess.APPEAL_OR_ACCEPT);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    InitiativeNumber number = task.number();
    Actor reader = task.actor();
    List<Exhibit> shown = new ArrayList<>();
    switch (task.task()) {
      case DemandProcess.ENDORSE_DEMAND -> {
        shown.add(overlaps.likeliest(number, language));
        shown.add(decisions.positions(number, language));
        shown.addAll(demand.changes(number, reader, language));
      }
      case DemandProcess.CHECK_COMPLETENESS -> {
        shown.add(overlaps.likeliest(number, language));
        shown.add(decisions.positions(number, language));
        shown.add(decisions.questions(number, language));
      }
      case DemandProcess.ANSWER_QUESTION -> shown.add(decisions.questions(number, language));
      default -> shown.add(decisions.positions(number, language));
    }
    shown.addAll(demand.of(number, reader, language));
    return shown;
  }
}
