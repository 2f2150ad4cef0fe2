package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What was written for whoever has the design now: the country's note to its readers, and to the
 * country why it came back.
 */
@Component
class DesignNotes implements Notes {

  private final Designs designs;
  private final Verdicts verdicts;
  private final FindingsInWords words;
  private final MessageSource messages;

  DesignNotes(
      Designs designs,
      Verdicts verdicts,
      FindingsInWords words,
      MessageSource messages) {
    this.designs = designs;
    this.verdicts = verdicts;
    this.words = words;
    this.messages = messages;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    return switch (task.task()) {
      case AppraisalProcess.COMPLETE_DESIGN -> toTheCountry(task.number(), language);
      case AppraisalProcess.COMMENT_ON_DESIGN, AppraisalProcess.AGREE_DESIGN ->
          toReaders(task.number());
      default -> List.of();
    };
  }

  private List<Note> toTheCountry(InitiativeNumber number, Locale language) {
    List<Note> notes = new ArrayList<>();
    String why = whyItCameBack(number, language);
    if (!why.isEmpty()) {
      notes.add(new Note("appraisal.note.returned", why));
    }
    return notes;
  }

  private List<Note> toReaders(InitiativeNumber number) {
    return designs.stated(number).stream()
        .flatMap(
            design ->
                design
                    .text("noteToReaders")
                    .map(
                        said ->
                            new Note("appraisal.note.readers", said, design.source().language()))
                    .stream())
        .toList();
  }

  /** The changes requested, or the appraisal's findings; empty the first time. */
  private String whyItCameBack(InitiativeNumber number, Locale language) {
    Optional<Designs.Reply> asked = designs.reply(number).filter(reply -> !reply.agreed());
    return asked.isPresent()
        ? messages.getMessage(
            "appraisal.changes.shown",
            new Object[] {String.valueOf(asked.get().changes())},
            language)
        : findings(number, language);
  }

  /** The findings of ownership and quality; empty until they have been evaluated on a design. */
  String findings(InitiativeNumber number, Locale language) {
    return verdicts.latest(number, "quality").isEmpty()
        ? ""
        : verdicts.latest(number).stream()
            .filter(each -> List.of("ownership", "quality").contains(each.decision()))
            .map(verdict -> words.of(verdict, language))
            .sorted()
            .collect(Collectors.joining("\n\n"));
  }
}
