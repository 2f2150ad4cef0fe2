package org.capacitycompact.demand;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * What was written for whoever has the demand now: the country's note to its readers, its answers
 * to the secretariat's questions, and why it came back.
 */
@Component
class DemandNotes implements Notes {

  private final DemandRecords records;
  private final DemandReturned returned;

  DemandNotes(DemandRecords records, DemandReturned returned) {
    this.records = records;
    this.returned = returned;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    return switch (task.task()) {
      case DemandProcess.ARTICULATE_DEMAND -> whyItCameBack(task);
      case DemandProcess.ENDORSE_DEMAND -> toReaders(task);
      case DemandProcess.CHECK_COMPLETENESS ->
          Stream.concat(toReaders(task).stream(), answered(task).stream()).toList();
      default -> List.of();
    };
  }

  private List<Note> whyItCameBack(TaskInHand task) {
    String why = returned.why(task.number());
    return why.isEmpty() ? List.of() : List.of(new Note("demand.note.returned", why));
  }

  private List<Note> toReaders(TaskInHand task) {
    return records.stated(task.number()).stream()
        .flatMap(
            demand ->
                demand
                    .text("noteToReaders")
                    .map(said -> new Note("demand.note.readers", said, demand.source().language()))
                    .stream())
        .toList();
  }

  private List<Note> answered(TaskInHand task) {
    return records
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
        .orElseGet(List::of);
  }
}
