package org.capacitycompact.release;

import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.platform.Release;
import org.springframework.stereotype.Component;

/** Records a move, or that it was not possible, in the initiative's history. */
@Component
class MoveRecord {

  private final Chronicle chronicle;
  private final MoveCheck check;
  private final Release release;

  MoveRecord(Chronicle chronicle, MoveCheck check, Release release) {
    this.chronicle = chronicle;
    this.check = check;
    this.release = release;
  }

  void recordMove(RunningProcess process) {
    if (process.number() != null) {
      chronicle.recordMove(
          process.number(), process.called(), process.process(), from(process), release.version());
    }
  }

  void recordStay(RunningProcess process) {
    if (process.number() != null) {
      chronicle.record(
          process.number(), "notMoved", null, process.process(), from(process), release.version());
    }
  }

  private String from(RunningProcess process) {
    return check.release(process).version();
  }
}
