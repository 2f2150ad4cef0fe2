package org.capacitycompact.rulebook;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The drafts of tables, each as submitted, with its problems. */
@Component("policyDrafts")
@Transactional(readOnly = true)
public class Drafts {

  private final DraftRepository drafts;
  private final Clock clock;

  Drafts(DraftRepository drafts, Clock clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  /** A draft by id, sound or not. */
  public Optional<Draft> find(long id) {
    return drafts.findById(id);
  }

  /** Drafts, newest first, from an offset. */
  public List<Draft> newest(int offset, int limit) {
    return drafts.newest(offset, limit);
  }

  /** The number of drafts. */
  public int count() {
    return drafts.count();
  }

  /** Keeps what somebody handed in, with what was found wrong. */
  @Transactional
  Draft keep(
      String decision,
      int basedOn,
      Draft.Origin origin,
      String note,
      byte[] dmn,
      TableCheck.Checked checked,
      Actor by) {
    return drafts.save(
        Draft.handIn(decision, basedOn, origin, note, dmn, checked, by.userId(), clock.instant()));
  }
}
