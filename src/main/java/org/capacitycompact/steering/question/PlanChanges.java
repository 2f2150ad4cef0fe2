package org.capacitycompact.steering.question;

import java.time.Clock;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.plan.ChangeRequests;
import org.capacitycompact.plan.GroupAsked;
import org.capacitycompact.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the steering group about changes of signed plans that are beyond the tolerance, and tells
 * the plan what it decided.
 */
@Component
class PlanChanges {

  static final String KIND = "planChange";

  private final JdbcClient database;
  private final ChangeRequests requests;
  private final ApplicationEventPublisher events;
  private final CountryDays days;
  private final Clock clock;

  PlanChanges(
      JdbcClient database,
      ChangeRequests requests,
      ApplicationEventPublisher events,
      CountryDays days,
      Clock clock) {
    this.database = database;
    this.requests = requests;
    this.events = events;
    this.days = days;
    this.clock = clock;
  }

  /** Whoever publishes this took the {@link org.capacitycompact.plan.GroupTurn} before. */
  @EventListener
  void on(GroupAsked asked) {
    long question =
        database
            .sql(
                """
                insert into steering_question (number, kind, change_request, reason, asked_by,
                  asked_at, asked_on)
                values (:number, 'planChange', :request, :reason, :by, :at, :on) returning id
                """)
            .param("number", asked.number())
            .param("request", asked.request())
            .param("reason", asked.words())
            .param("by", asked.askedBy())
            .param("at", SqlTime.now(clock))
            .param("on", days.todayOf(asked.number()))
            .query(Long.class)
            .single();
    // The group votes on it as on any waiver.
    events.publishEvent(new QuestionAsked(question, asked.number(), "waiver"));
  }

  /** Tells the plan what came of a question about it: granted, refused or withdrawn. */
  void concluded(Question question, String outcome) {
    Long request = question.changeRequest();
    if (request != null) {
      requests.concluded(question.number(), request, outcome);
    }
  }
}
