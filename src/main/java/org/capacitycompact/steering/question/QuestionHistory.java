package org.capacitycompact.steering.question;

import java.util.Objects;
import org.capacitycompact.initiative.Chronicle;
import org.springframework.stereotype.Component;

/** Adds the outcome of a question to the initiative's history. */
@Component
class QuestionHistory {

  private final Chronicle chronicle;

  QuestionHistory(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  void concluded(Question question, String outcome) {
    String kind = question.kind() + "." + outcome;
    if (question.kind().equals(PlanChanges.KIND)) {
      // What became of the plan is in its own history.
      return;
    }
    if (question.kind().equals("waiver")) {
      chronicle.record(
          question.number(),
          kind,
          null,
          Objects.requireNonNull(question.clause()),
          String.valueOf(question.waivedUntil()));
    } else if (question.kind().equals("localShare")) {
      chronicle.record(
          question.number(),
          kind,
          null,
          QuestionWords.percent(Objects.requireNonNull(question.share())));
    } else {
      chronicle.record(
          question.number(),
          kind,
          null,
          Objects.requireNonNull(question.decision()),
          String.valueOf(question.version()));
    }
  }
}
