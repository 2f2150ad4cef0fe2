package org.capacitycompact.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.delivery.Milestone.Delivery;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** The implementing institution delivers a milestone and shows the evidence (S37, S44). */
@Component
class DeliverMilestone implements TaskHandler {

  private final Milestones milestones;
  private final DeliveryWords words;
  private final Clock clock;

  DeliverMilestone(Milestones milestones, DeliveryWords words, Clock clock) {
    this.milestones = milestones;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String task() {
    return "UserTask_DeliverMilestone";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Milestone milestone = milestones.get(task.number(), task.local());
    Map<String, Object> known = new HashMap<>();
    known.put("milestoneShown", words.milestone(milestone));
    put(known, "deliveredOn", milestone.deliveredOn());
    put(known, "deliveryEvidence", milestone.evidence());
    put(known, "evidenceLink", milestone.evidenceLink());
    put(known, "milestoneSpentUsd", milestone.spent());
    return known;
  }

  private static void put(
      Map<String, Object> known, String key, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      known.put(key, value.toString());
    }
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return answers.date("deliveredOn").isAfter(LocalDate.now(clock))
        ? List.of(FieldError.of("deliveredOn", "delivery.date.future"))
        : List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Milestone milestone = milestones.get(task.number(), task.local());
    boolean taken =
        milestone.delivered(
            task.actor().userId(),
            new Delivery(
                answers.date("deliveredOn"),
                answers.text("deliveryEvidence"),
                answers.optionalText("evidenceLink").orElse(null),
                answers.optionalMoney("milestoneSpentUsd").orElse(null)));
    if (!taken) {
      throw new IllegalStateException(milestone.paymentKey() + " is delivered already");
    }
    return Route.on().telling("done", String.valueOf(milestone.position()), milestone.title());
  }
}
