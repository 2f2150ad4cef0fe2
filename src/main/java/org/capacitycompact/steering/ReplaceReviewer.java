package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.IndependentReviewer;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.capacitycompact.steering.IndependentReviews.Release;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretariat can replace a reviewer who will not review. */
@Service
class ReplaceReviewer implements IndependentReviewer {

  private final IndependentReviews reviews;
  private final ProcessMessages messages;
  private final Chronicle chronicle;
  private final People people;
  private final InitiativeLock lock;

  ReplaceReviewer(
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

  @Override
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

  @Override
  @Transactional(readOnly = true)
  public boolean canBeReplaced(InitiativeNumber number, Actor actor) {
    return Right.APPOINT_REVIEWER.of(actor)
        && messages.isAwaited(ApprovalProcess.REPLACE_REVIEWER, number.value());
  }

  @Override
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
