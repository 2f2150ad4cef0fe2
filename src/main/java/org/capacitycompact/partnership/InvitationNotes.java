package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Shows providers what was written to them, and whoever invites why the country searches again. */
@Component
class InvitationNotes implements Notes {

  private final AskedProviders asked;
  private final PartnerChoices choices;
  private final Wording wording;

  InvitationNotes(AskedProviders asked, PartnerChoices choices, Wording wording) {
    this.asked = asked;
    this.choices = choices;
    this.wording = wording;
  }

  @Override
  public List<Note> of(TaskInHand task, Locale language) {
    return switch (task.task()) {
      case PartnershipProcess.ANSWER_DEMAND -> toProvider(task, language);
      case PartnershipProcess.INVITE_PROVIDERS -> toCountry(task.number());
      default -> List.of();
    };
  }

  private List<Note> toProvider(TaskInHand task, Locale language) {
    List<Note> notes = new ArrayList<>();
    asked
        .sent(task.number(), task.local())
        .ifPresent(
            invitation -> {
              if (invitation.note() != null) {
                notes.add(
                    new Note(
                        "partnership.note.invitation", invitation.note(), invitation.language()));
              }
              if (invitation.untied()) {
                notes.add(
                    new Note(
                        "partnership.note.untied",
                        wording.say(language, "partnership.note.untied.words")));
              }
              if (invitation.answerBy() != null) {
                notes.add(
                    new Note(
                        "partnership.note.answerBy", Figures.day(invitation.answerBy(), language)));
              }
            });
    return notes;
  }

  private List<Note> toCountry(InitiativeNumber number) {
    return choices
        .last(number)
        .filter(choice -> choice.decision().equals("searchAgain"))
        .filter(choice -> choice.reason() != null)
        .map(
            choice ->
                List.of(
                    new Note(
                        "partnership.note.searchAgain",
                        String.valueOf(choice.reason()),
                        choice.language())))
        .orElseGet(List::of);
  }
}
