package org.capacitycompact.steering;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** What a member of the steering group votes on, or may object to. */
@Component
class DecidedByTheGroup implements DecidedOn {

  private final Rounds rounds;
  private final BallotSubject subject;

  DecidedByTheGroup(Rounds rounds, BallotSubject subject) {
    this.rounds = rounds;
    this.subject = subject;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(BallotRoundProcess.CAST_BALLOT, ApprovalProcess.STATE_OBJECTION);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    return rounds
        .findOpenOf(task.taskId())
        .map(round -> subject.of(round, task.number(), language))
        .orElse(List.of());
  }
}
