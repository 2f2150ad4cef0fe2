package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What was written for whoever has the design now: the country's note to its readers, and to the
 * country why it came back and which initiatives overlap with it (S26).
 */
@Component
class DesignNotes implements Notes {

  private final Designs designs;
  private final DesignVoices voices;
  private final Plans plans;
  private final Initiatives initiatives;
  private final Verdicts verdicts;
  private final FindingsInWords words;
  private final MessageSource messages;

  DesignNotes(
      Designs designs,
      DesignVoices voices,
      Plans plans,
      Initiatives initiatives,
      Verdicts verdicts,
      FindingsInWords words,
      MessageSource messages) {
    this.designs = designs;
    this.voices = voices;
    this.plans = plans;
    this.initiatives = initiatives;
    this.verdicts = verdicts;
    this.words = words;
    this.messages = messages;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    return switch (task.task()) {
      case AppraisalProcess.COMPLETE_DESIGN -> toTheCountry(task.number(), language);
      case AppraisalProcess.COMMENT_ON_DESIGN,
          AppraisalProcess.CONTRIBUTE_TO_DESIGN,
          AppraisalProcess.AGREE_DESIGN,
          AppraisalProcess.AGREE_DESIGN_AS_PARTNER ->
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
    String overlaps =
        plans.overlaps(number).stream()
            .map(other -> other + " " + initiatives.get(other).title())
            .collect(Collectors.joining("\n"));
    if (!overlaps.isEmpty()) {
      notes.add(new Note("appraisal.note.overlaps", overlaps));
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
    int version = designs.version(number);
    String asked =
        voices.replies(number).stream()
            .filter(reply -> reply.version() == version && !reply.agreed())
            .map(
                reply ->
                    messages.getMessage(
                        "appraisal.changes.shown",
                        new Object[] {String.valueOf(reply.partner()), reply.changes()},
                        language))
            .collect(Collectors.joining("\n"));
    return asked.isEmpty() ? findings(number, language) : asked;
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
