package org.capacitycompact.delivery;

import static org.capacitycompact.authorization.Right.CORRECT_COURSE;
import static org.capacitycompact.authorization.Right.DELIVER_MILESTONE;
import static org.capacitycompact.authorization.Right.RESUME_WORK;
import static org.capacitycompact.authorization.Right.SIGN_FOR_PROVIDER;
import static org.capacitycompact.authorization.Right.SUSPEND_WORK;
import static org.capacitycompact.authorization.Right.VERIFY_MILESTONE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.calendar.CalendarSource;
import org.capacitycompact.calendar.Dates;
import org.springframework.stereotype.Component;

/**
 * The dates of the work: milestones for whoever verifies them, corrects the course or is a chosen
 * partner (who delivers them has the task), corrections that were agreed, and the day on which a
 * suspension is looked at again.
 */
@Component
class WorkDates implements CalendarSource {

  private static final String MILESTONES =
      "milestone m join initiative i using (number)"
          + " where m.state = 'PLANNED' and i.status = 'RUNNING'";

  @Override
  public List<Dates> of(Actor actor) {
    List<Dates> dates = new ArrayList<>();
    if (VERIFY_MILESTONE.atHome(actor) || CORRECT_COURSE.atHome(actor)) {
      dates.add(milestones(" and i.country = :home"));
    }
    if (SIGN_FOR_PROVIDER.of(actor)) {
      dates.add(
          milestones(
              " and exists (select from plan_partner p"
                  + " where p.number = m.number and p.organisation = :organisation)"));
    }
    if (Stream.of(CORRECT_COURSE, VERIFY_MILESTONE, DELIVER_MILESTONE)
        .anyMatch(right -> right.atHome(actor))) {
      dates.add(
          Dates.days("correction", "c.due")
              .from(
                  "course_correction c join initiative i using (number)"
                      + " where i.country = :home and i.ended_at is null")
              .about("c.number")
              .keyed("c.id")
              .changed("c.agreed_at", "0"));
    }
    // Who resumes the work has the task.
    if (SUSPEND_WORK.atHome(actor) && !RESUME_WORK.atHome(actor)) {
      dates.add(
          Dates.days("suspension", "s.look_again_on")
              .from(
                  "suspension s join initiative i using (number)"
                      + " where i.country = :home and s.decided_at is null")
              .about("s.number")
              .keyed("s.id")
              .changed("s.suspended_at", "0"));
    }
    return dates;
  }

  private static Dates milestones(String whose) {
    return Dates.days("milestone", "m.due")
        .from(MILESTONES + whose)
        .about("m.number")
        .keyed("m.position")
        .changed("m.due_moved_at", "m.due_moves");
  }
}
