package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.steering.Ballots.Ballot;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.worklist.TaskHandler;

/** What a member says in a round: secret, and another until the round closes. */
interface MembersAnswer extends TaskHandler {

  /** What the record has in place of the answers. */
  String COMMITMENT = "commitment";

  @Override
  default boolean secret() {
    return true;
  }

  @Override
  default boolean refusesLate() {
    return true;
  }

  /** What is wrong with it, whether it is the first in its round or changes that. */
  List<FieldError> check(Actor actor, String number, Optional<Round> round, Answers answers);

  Ballot ballot(Answers answers);
}
