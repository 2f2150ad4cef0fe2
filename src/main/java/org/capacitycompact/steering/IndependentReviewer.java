package org.capacitycompact.steering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.capacitycompact.steering.IndependentReviews.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The independent reviewer whose review the steering group gets before it votes (S28, S29); the
 * secretariat can replace one who will not review.
 */
@Service
public class IndependentReviewer {

  /** The form that asks for another. */
  public static final String FORM = "replace-reviewer";

  private final IndependentReviews reviews;
  private final ProcessMessages messages;
  private final Chronicle chronicle;
  private final People people;
  private final InitiativeLock lock;

  IndependentReviewer(
      IndependentReviews reviews,
      ProcessMessages messages,
      Chronicle chronicle,
      People people,
      InitiativeLock lock) {
    this.reviews = reviews;
    this.messages = messages;
    this.chronicle = chronicle;
    this.people = people;
    this.lock = lock;
  }

  /**
   * The reviewer who has been asked.
   *
   * @param due the day by which the secretariat wants the review; null if it named none
   */
  public record Asked(String name, @Nullable LocalDate due) {}

  /** The reviewer who has been asked; shown only to those who may appoint another. */
  public Optional<Asked> asked(InitiativeNumber number, Actor reader) {
    return Right.APPOINT_REVIEWER.of(reader)
        ? reviews
            .asked(number)
            .map(
                each ->
                    new Asked(
                        people
                            .names(List.of(each.reviewer()))
                            .getOrDefault(each.reviewer(), each.reviewer()),
                        each.due()))
        : Optional.empty();
  }

  /** Whether a reviewer is asked now, and this person may appoint another instead. */
  @Transactional(readOnly = true)
  public boolean canBeReplaced(InitiativeNumber number, Actor actor) {
    return Right.APPOINT_REVIEWER.of(actor)
        && messages.isAwaited(ApprovalProcess.REPLACE_REVIEWER, number.value());
  }

  /**
   * Releases the reviewer, who loses the task, so that another can be appointed.
   *
   * @return false, with nothing changed, when no reviewer has been asked
   */
  public boolean replace(InitiativeNumber number, Actor by, String reason) {
    return lock.shared(number, () -> replaced(number, by, reason));
  }

  private boolean replaced(InitiativeNumber number, Actor by, String reason) {
    if (!canBeReplaced(number, by)
        || reviews.release(number, Release.REPLACED, by.userId(), reason).isEmpty()) {
      return false;
    }
    chronicle.record(number, "reviewer.replaced", by);
    messages.send(ApprovalProcess.REPLACE_REVIEWER, number.value());
    return true;
  }
}
