package org.capacitycompact.partnership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.capacitycompact.party.Parties;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.Choice;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** The secretariat asks providers to answer the demand, beside the published offers (S23). */
@Component
class InviteProviders implements TaskHandler {

  private final ProviderAnswers answers;
  private final Matches matches;
  private final OptionsInWords words;
  private final Parties parties;
  private final Clock clock;

  InviteProviders(
      ProviderAnswers answers,
      Matches matches,
      OptionsInWords words,
      Parties parties,
      Clock clock) {
    this.answers = answers;
    this.matches = matches;
    this.words = words;
    this.parties = parties;
    this.clock = clock;
  }

  @Override
  public String task() {
    return "UserTask_InviteProviders";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    return Map.of("offersShown", words.proposals(matches.of(task.number())));
  }

  /** Everybody from outside the country who has not answered before. */
  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    List<String> answered =
        answers.of(task.number()).stream().map(ProviderAnswer::organisation).toList();
    return Map.of(
        "invitedProvidersOptions",
        parties.organisations().stream()
            .filter(each -> !task.country().equals(each.country()))
            .filter(each -> !answered.contains(each.code()))
            .map(each -> new Choice(each.code(), each.name()))
            .toList());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers given) {
    return given.optionalDate("answerBy").filter(LocalDate.now(clock)::isAfter).isPresent()
        ? List.of(FieldError.of("answerBy", "plan.date.past"))
        : List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    List<String> invited = given.list("invitedProviders");
    answers.invite(
        task.number(),
        invited,
        given.optionalText("invitationNote").orElse(null),
        given.optionalDate("answerBy").orElse(null),
        task.actor());
    return invited.isEmpty()
        ? Route.on().telling("nobody")
        : Route.on().telling("done", String.join(", ", invited));
  }
}
