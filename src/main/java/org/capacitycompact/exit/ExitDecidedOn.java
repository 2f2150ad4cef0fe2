package org.capacitycompact.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is examined, judged, taken over, learnt from and checked later. */
@Component
@Order(10)
class ExitDecidedOn implements DecidedOn {

  private final ExitExhibits exhibits;

  ExitDecidedOn(ExitExhibits exhibits) {
    this.exhibits = exhibits;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        ExitProcess.EXAMINE_TOGETHER,
        ExitProcess.JUDGE_TOGETHER,
        ExitProcess.ACCEPT_HAND_OVER,
        ExitProcess.RECORD_LESSONS,
        PostExitCheckProcess.CHECK_LASTING_CAPACITY);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    InitiativeNumber number = task.number();
    List<Exhibit> shown = new ArrayList<>();
    switch (task.task()) {
      case ExitProcess.EXAMINE_TOGETHER -> {
        // What was said before, where it is examined once more.
        shown.add(exhibits.values(number, language));
        shown.add(exhibits.judged(number, language));
        shown.addAll(exhibits.examinations(number, language));
      }
      case ExitProcess.JUDGE_TOGETHER -> {
        shown.add(exhibits.claims(number, language));
        shown.add(exhibits.values(number, language));
        shown.addAll(exhibits.lastExamination(number, language));
      }
      case ExitProcess.ACCEPT_HAND_OVER -> {
        shown.add(exhibits.lastJudged(number, language));
        shown.addAll(exhibits.lastExamination(number, language));
      }
      case ExitProcess.RECORD_LESSONS -> {
        shown.add(exhibits.lastJudged(number, language));
        shown.addAll(exhibits.lastExamination(number, language));
        shown.addAll(exhibits.handOvers(number, language));
        shown.add(exhibits.lessons(number, language));
      }
      default -> {
        shown.addAll(exhibits.handOvers(number, language));
        shown.add(exhibits.checks(number, language));
        shown.add(exhibits.lessons(number, language));
      }
    }
    return shown;
  }
}
