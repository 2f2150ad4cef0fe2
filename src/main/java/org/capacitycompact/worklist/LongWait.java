package org.capacitycompact.worklist;

import java.util.List;

/** Something that can wait too long. A bean of this kind is asked each hour what does. */
public interface LongWait {

  /**
   * Something that has waited long.
   *
   * @param what names it in the log
   * @param work what is done about it, in a transaction of its own
   */
  record Due(String what, Runnable work) {}

  /** What has waited long by now. */
  List<Due> due();
}
