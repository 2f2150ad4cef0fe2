package org.capacitycompact.worklist;

import java.util.List;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.form.Answers;

/**
 * Shows, while somebody is still writing, what the decisions that follow would say of the answers
 * as they stand. Nothing is recorded, and nothing is final until it is submitted.
 */
public interface VerdictPreview {

  /** Id of the user task whose form it looks at, {@code UserTask_ArticulateDemand}. */
  String task();

  /**
   * What would be found.
   *
   * @param soFar the answers that can be read; what is missing or wrong is not there
   */
  List<Verdict> of(TaskInHand task, Answers soFar);
}
