package org.capacitycompact.steering.question;

import java.util.List;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.InitiativeEnded;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.capacitycompact.platform.engine.ProcessStarts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts a question to the group within the transaction that asks it, and drops it when its
 * initiative ends.
 */
@Component
class PutQuestions {

  private final ProcessStarts processes;
  private final ProcessMessages messages;
  private final Initiatives initiatives;
  private final Questions questions;

  PutQuestions(
      ProcessStarts processes,
      ProcessMessages messages,
      Initiatives initiatives,
      Questions questions) {
    this.processes = processes;
    this.messages = messages;
    this.initiatives = initiatives;
    this.questions = questions;
  }

  @EventListener
  void on(QuestionAsked asked) {
    processes.start(
        QuestionProcess.ID,
        asked.number().value(),
        List.of(
            LifecycleProcess.COUNTRY.is(initiatives.get(asked.number()).country()),
            BallotRoundProcess.QUESTION.is(asked.question()),
            BallotRoundProcess.PURPOSE.is(asked.kind())));
  }

  @EventListener
  void on(InitiativeEnded ended) {
    questions.lock(ended.number());
    messages.sendAll(QuestionProcess.INITIATIVE_ENDS, ended.number().value());
  }
}
