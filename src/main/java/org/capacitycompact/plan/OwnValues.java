package org.capacitycompact.plan;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people whose value in a plan gave way to another where both had changed it. */
@Component
public class OwnValues {

  private final Outbox outbox;

  OwnValues(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Somebody chose between two values of the same fields, and it was written.
   *
   * @param chosen what was written
   * @param both the fields that both had changed
   * @param by who chose, and is not told
   */
  @Transactional
  public void gaveWay(
      InitiativeNumber number, Outcome.Done chosen, Collection<String> both, Actor by) {
    Row theirs = chosen.before();
    String whose = theirs == null ? null : theirs.changedBy();
    if (theirs == null || whose == null || whose.equals(by.userId())) {
      return;
    }
    List<String> replaced =
        both.stream()
            .filter(
                key -> !Objects.equals(theirs.values().get(key), chosen.row().values().get(key)))
            .toList();
    if (!replaced.isEmpty()) {
      outbox.tell(
          Notice.of("plan.told.replaced")
              .about(number)
              .to("user:" + whose)
              .by(by)
              .telling(theirs.name(), by.name())
              .leadingTo(
                  "/initiatives/%s/plan/%s/%d"
                      .formatted(number, theirs.section().id(), theirs.position())));
    }
  }
}
