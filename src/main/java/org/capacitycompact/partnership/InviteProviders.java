package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.worklist.NamedDays;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The secretariat asks providers to answer the demand (S23), or states that there is nobody to ask,
 * and why; the country then decides what follows.
 */
@Component
class InviteProviders implements TaskHandler {

  private static final String INVITED = "invitedProviders";
  private static final String REASON = "nobodyReason";

  private final ProviderAnswers answers;
  private final Parties parties;
  private final People people;
  private final NamedDays days;
  private final CountryDays countries;

  InviteProviders(
      ProviderAnswers answers,
      Parties parties,
      People people,
      NamedDays days,
      CountryDays countries) {
    this.answers = answers;
    this.parties = parties;
    this.people = people;
    this.days = days;
    this.countries = countries;
  }

  @Override
  public String task() {
    return PartnershipProcess.INVITE_PROVIDERS;
  }

  @Override
  public Right right() {
    return Right.INVITE_PROVIDERS;
  }

  /** Every reachable provider from outside the country that has not answered before. */
  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    List<String> answered =
        answers.of(task.number()).stream().map(ProviderAnswer::organisation).toList();
    List<Organisation> asked =
        parties.organisations().stream()
            .filter(each -> !task.country().equals(each.country()))
            .filter(each -> !answered.contains(each.code()))
            .toList();
    Set<String> manned =
        people.groupsWithMembers(asked.stream().map(InviteProviders::group).toList());
    return Map.of(
        INVITED + "Options",
        asked.stream()
            .filter(each -> manned.contains(group(each)))
            .map(each -> new Choice(each.code(), each.name()))
            .toList());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers given) {
    List<FieldError> errors = new ArrayList<>();
    boolean nobody = findsNobody(given);
    if (nobody && !given.list(INVITED).isEmpty()) {
      errors.add(FieldError.of(INVITED, "partnership.invite.both"));
    }
    LocalDate today = countries.today(task.country());
    if (given.optionalDate("answerBy").filter(today::isAfter).isPresent()) {
      errors.add(FieldError.of("answerBy", "plan.date.past"));
    }
    LocalDate last = today.plusDays(days.longest(PartnershipProcess.ANSWER_DEMAND));
    given
        .optionalDate("answerBy")
        .filter(last::isBefore)
        .ifPresent(
            far ->
                errors.add(FieldError.ofDays("answerBy", "partnership.answerBy.far", last, far)));
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers given) {
    List<String> invited = given.list(INVITED);
    answers.invite(
        task.number(),
        invited,
        given.optionalText("invitationNote").orElse(null),
        given.optionalDate("answerBy").orElse(null),
        task.actor());
    if (findsNobody(given)) {
      String reason = given.text(REASON);
      answers.recordNobodyToAsk(task.number(), reason, task.actor());
      return Route.on().telling("nobody", reason);
    }
    return Route.on().telling("done", String.join(", ", invited));
  }

  private static boolean findsNobody(Answers given) {
    return given.optionalBool("nobodyToInvite").orElse(false);
  }

  private static String group(Organisation organisation) {
    return Role.PROVIDER.groupFor(organisation.code());
  }
}
