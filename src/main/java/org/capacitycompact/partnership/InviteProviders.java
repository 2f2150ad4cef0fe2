package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.worklist.NamedDays;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The country asks providers to answer its demand (S23), or states that there is nobody to ask, and
 * why. It chooses among those that its shortlist, a match or they themselves brought up, and all
 * others; the secretariat invites only where the country asked it to ({@link MandatedInvitations}).
 */
@Component
class InviteProviders implements TaskHandler {

  private static final String INVITED = "invitedProviders";
  private static final String REASON = "nobodyReason";

  private final Invitations invitations;
  private final AskedProviders asked;
  private final ProvidersToAsk providers;
  private final NamedDays days;
  private final CountryDays countries;

  InviteProviders(
      Invitations invitations,
      AskedProviders asked,
      ProvidersToAsk providers,
      NamedDays days,
      CountryDays countries) {
    this.invitations = invitations;
    this.asked = asked;
    this.providers = providers;
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

  @Override
  public Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of(INVITED + "Options", providers.of(task.number(), task.country()));
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
    invitations.invite(
        task.number(),
        invited,
        new Invitation.Terms(
            given.optionalText("invitationNote").orElse(null),
            given.optionalDate("answerBy").orElse(null),
            null),
        task.actor());
    if (findsNobody(given)) {
      String reason = given.text(REASON);
      asked.recordNobodyToAsk(task.number(), reason, task.actor());
      return Route.on().telling("nobody", reason);
    }
    return Route.on().telling("done", String.join(", ", invited));
  }

  private static boolean findsNobody(Answers given) {
    return given.optionalBool("nobodyToInvite").orElse(false);
  }
}
