package org.capacitycompact.participation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.springframework.stereotype.Component;

/** What somebody may do about one country's taking part, by the one table of rights. */
@Component
public class ParticipationRights {

  private final CountryDays days;

  ParticipationRights(CountryDays days) {
    this.days = days;
  }

  /** The acts, each with a page and a form. */
  public enum Act {
    RECOMMEND("recommendParticipation", "recommend-participation", Right.RECOMMEND_TAKING_PART),
    DECIDE("decideParticipation", "decide-participation", Right.DECIDE_TAKING_PART),
    WITHDRAW("withdrawInvitation", "withdraw-invitation", Right.INVITE_COUNTRY),
    LEAVE("leaveInitiative", "leave-initiative", Right.DECIDE_TAKING_PART);

    private final String action;
    private final String form;
    private final Right right;

    Act(String action, String form, Right right) {
      this.action = action;
      this.form = form;
      this.right = right;
    }

    /** The middle of its message keys, {@code action.<name>.title}. */
    public String action() {
      return action;
    }

    public String form() {
      return form;
    }

    /** The end of its address. */
    public String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is theirs to do, whatever the state. */
  public boolean may(Act act, Asked asked, Actor actor) {
    return act == Act.WITHDRAW
        ? act.right.on(actor, asked.number().country())
        : act.right.onBehalfOf(actor, asked.country());
  }

  /** Whether they answer for this country at all, or recommend. */
  public boolean answersFor(String country, Actor actor) {
    return Right.RECOMMEND_TAKING_PART.onBehalfOf(actor, country)
        || Right.DECIDE_TAKING_PART.onBehalfOf(actor, country);
  }

  /** What is theirs to do now. */
  public List<Act> acts(Asked asked, Actor actor) {
    return Arrays.stream(Act.values())
        .filter(act -> may(act, asked, actor) && isPossible(act, asked))
        .toList();
  }

  private boolean isPossible(Act act, Asked asked) {
    boolean invited = asked.state() == ParticipationState.INVITED;
    boolean inTime = !days.today(asked.country()).isAfter(asked.answerBy());
    return switch (act) {
      case RECOMMEND -> invited && inTime && asked.recommendedBy() == null;
      case DECIDE -> invited && inTime;
      case WITHDRAW -> invited;
      case LEAVE -> asked.state() == ParticipationState.TAKES_PART;
    };
  }
}
