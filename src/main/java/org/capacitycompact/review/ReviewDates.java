package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/**
 * The day by which a review is wanted, for whoever arranged it or answers it (who reviews has the
 * task), and by when the country follows what it accepted.
 */
@Component
class ReviewDates implements CalendarSource {

  @Override
  public List<Dates> of(Actor actor) {
    List<Dates> dates = new ArrayList<>();
    boolean arranges = Right.INVITE_REVIEWERS.of(actor);
    boolean responds = Right.RESPOND_TO_REVIEW.atHome(actor);
    if (arranges || responds) {
      dates.add(
          Dates.days("review", "r.due")
              .from(
                  "peer_review r join initiative i using (number)"
                      + " where r.concluded_at is null and r.outcome is null"
                      + (arranges ? "" : " and i.country = :home"))
              .about("r.number")
              .keyed("r.id")
              .changed("r.opened_at", "0"));
    }
    if (responds) {
      dates.add(
          Dates.days("recommendation", "n.due")
              .from(
                  "review_recommendation n join peer_review r on r.id = n.review"
                      + " join initiative i on i.number = r.number where i.country = :home"
                      + " and i.ended_at is null and n.response in ('accept', 'partly')")
              .about("r.number")
              .keyed("n.review || ' ' || n.reviewer || ' ' || n.slot")
              .changed("r.responded_at", "0"));
    }
    return dates;
  }
}
