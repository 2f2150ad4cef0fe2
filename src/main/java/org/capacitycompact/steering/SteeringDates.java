package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.springframework.stereotype.Component;

/**
 * The dates of the steering group's work: when a round closes in which a member sits, by when an
 * expert was asked for an opinion, and by when the conditions of an approval are to be met. A
 * member who has not voted has the task instead of the round's end.
 */
@Component
class SteeringDates implements CalendarSource {

  /** The tasks in which a member answers a round. */
  static final List<String> TASKS_OF_ROUNDS =
      List.of(BallotRoundProcess.CAST_BALLOT, ApprovalProcess.STATE_OBJECTION);

  @Override
  public List<Dates> of(Actor actor) {
    List<Dates> dates = new ArrayList<>();
    if (Right.VOTE.of(actor)) {
      dates.add(
          Dates.moments("round", "r.closes_at")
              .from(
                  "ballot_round r join ballot_seat s on s.round = r.id where s.member = :me"
                      + " and s.recusal is null and r.closed_at is null and not exists (select"
                      + " from work_item w where w.number = r.number"
                      + " and w.audience = 'user:' || :me and w.task in (:tasksOfRounds))")
              .with("tasksOfRounds", TASKS_OF_ROUNDS)
              .about("r.number")
              .keyed("r.id")
              .changed("r.opened_at", "0"));
    }
    if (Right.APPOINT_REVIEWER.of(actor)) {
      dates.add(
          Dates.days("opinion", "r.due")
              .from(
                  "independent_review r join initiative i using (number) where"
                      + " r.reviewed_at is null and r.released_at is null and i.ended_at is null")
              .about("r.number")
              .keyed("r.id")
              .changed("r.appointed_at", "0"));
    }
    if (Right.WRITE_DESIGN.atHome(actor) || Right.SIGN_FOR_COUNTRY.atHome(actor)) {
      dates.add(
          Dates.days("condition", "c.due")
              .from(
                  "approval_condition c join initiative i using (number) where"
                      + " i.country = :home and i.ended_at is null and c.met_at is null")
              .about("c.number")
              .keyed("c.id"));
    }
    return dates;
  }
}
