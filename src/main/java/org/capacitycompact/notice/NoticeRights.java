package org.capacitycompact.notice;

import java.util.List;
import org.capacitycompact.authorization.Actor;

/**
 * Who may be told what a capability tells to people by name and about no initiative, so that no
 * page stands for their right: a bean for each such topic. It is asked when the notice is
 * distributed; afterwards the rows' guard in the database asks the same whenever it is read or
 * mailed.
 */
public interface NoticeRights {

  Topic topic();

  /** Whether this person may be told of this kind, with these arguments of its text, now. */
  boolean mayBeTold(Actor reader, String kind, List<String> detail);
}
