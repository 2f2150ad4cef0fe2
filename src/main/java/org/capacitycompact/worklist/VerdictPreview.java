package org.capacitycompact.worklist;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.form.Answers;
import org.capacitycompact.plan.EstimatedTrack.Estimate;

/**
 * Previews, while somebody is writing, the verdicts on the present answers. Nothing is recorded,
 * and nothing is final until it is submitted.
 */
public interface VerdictPreview {

  /** The id of the user task whose form it previews, {@code UserTask_ArticulateDemand}. */
  String task();

  /**
   * The expected verdicts.
   *
   * @param soFar the valid answers; missing and invalid ones are absent
   */
  List<Verdict> of(TaskInHand task, Answers soFar);

  /** The track that the present answers would lead to, where it is still to be decided. */
  default Optional<Estimate> track(TaskInHand task, Answers soFar) {
    return Optional.empty();
  }
}
