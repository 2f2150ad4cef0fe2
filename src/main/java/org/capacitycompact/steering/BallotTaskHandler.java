package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.steering.Ballots.Ballot;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.worklist.TaskHandler;

/** A member's answer in a round: secret, and replaceable until the round closes. */
interface BallotTaskHandler extends TaskHandler {

  /** What the audit record contains in place of the answers. */
  String COMMITMENT = "commitment";

  @Override
  default boolean isSecret() {
    return true;
  }

  @Override
  default boolean refusesLate() {
    return true;
  }

  /** The errors in an answer, whether it is the member's first in the round or a change. */
  List<FieldError> check(
      Actor actor, InitiativeNumber number, Optional<Round> round, Answers answers);

  Ballot ballot(Answers answers);
}
