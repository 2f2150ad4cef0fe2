package org.capacitycompact.demand;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Shows the secretariat the country's answers to its questions. */
@Component
class DemandNotes implements Notes {

  private final DemandRecords records;

  DemandNotes(DemandRecords records) {
    this.records = records;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    return task.task().equals(DemandProcess.CHECK_COMPLETENESS)
        ? records
            .lastQuestion(task.number())
            .filter(asked -> asked.answer() != null)
            .map(
                asked ->
                    List.of(
                        new Note("demand.note.question", asked.question(), asked.language()),
                        new Note(
                            "demand.note.answer",
                            String.valueOf(asked.answer()),
                            asked.answerLanguage())))
            .orElseGet(List::of)
        : List.of();
  }
}
