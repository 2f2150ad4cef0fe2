package org.capacitycompact.worklist;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.authorization.Duty;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people decided earlier on an initiative, and what they therefore may not decide now. */
@Component
public class SeparationOfDuties {

  private final JdbcClient database;
  private final HandledTasks handled;

  SeparationOfDuties(JdbcClient database, HandledTasks handled) {
    this.database = database;
    this.handled = handled;
  }

  private record Deed(String task, @Nullable String localKey) {}

  /**
   * The duty that this person would violate because of what they did before, or a deputy for them,
   * or somebody by a paper that they brought; empty when there is none.
   *
   * @param localKey the milestone, if the right is used for one
   */
  public Optional<Duty> against(
      Right right, InitiativeNumber number, @Nullable String localKey, String userId) {
    List<Duty> duties = Duty.of(right);
    if (duties.isEmpty()) {
      return Optional.empty();
    }
    List<String> tasks =
        handled.within(other -> duties.stream().anyMatch(duty -> duty.standsAgainst(other)));
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    List<Deed> deeds =
        database
            .sql(
                """
                select task, local_key from task_decision
                where number = :number and (user_id = :me or in_place_of = :me or brought_by = :me)
                  and task in (:tasks)
                """)
            .param("number", number)
            .param("me", userId)
            .param("tasks", tasks)
            .query(Deed.class)
            .list();
    return duties.stream()
        .filter(duty -> deeds.stream().anyMatch(deed -> stands(deed, duty, localKey)))
        .findFirst();
  }

  private boolean stands(Deed deed, Duty duty, @Nullable String localKey) {
    return handled.right(deed.task()).filter(duty::standsAgainst).isPresent()
        && (!duty.ofTheSameThing() || Objects.equals(deed.localKey(), localKey));
  }
}
