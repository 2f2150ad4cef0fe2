package org.capacitycompact.worklist;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Commentable;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * What was submitted, for whoever may read it. What only some of those may read who see the
 * initiative takes no comments: they would be read by the others.
 */
@Component
class CommentedSubmissions implements Commentable {

  private final Submissions submissions;
  private final Wording wording;

  CommentedSubmissions(Submissions submissions, Wording wording) {
    this.submissions = submissions;
    this.wording = wording;
  }

  @Override
  public About about() {
    return About.SUBMISSION;
  }

  @Override
  public Map<String, Place> places(
      Initiative initiative, Collection<String> references, Actor reader, Locale language) {
    return submissions.of(initiative.number(), reader).stream()
        .filter(said -> references.contains(said.taskId()))
        .filter(said -> !submissions.isNarrow(said))
        .collect(
            Collectors.toMap(
                Submissions.Submission::taskId,
                said ->
                    new Place(
                        "",
                        wording.task(said.task(), language),
                        "/initiatives/%s/submissions/%s"
                            .formatted(initiative.number(), said.taskId()),
                        false)));
  }
}
