package org.capacitycompact.comment;

import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.Comments.Comment;
import org.jspecify.annotations.Nullable;

/**
 * What one person may say about an initiative now.
 *
 * @param opens to whom they may open a comment; empty when they say nothing
 * @param asks whose answer they may want: those who read comments there
 * @param answersFor for whom they answer
 */
public record CommentAccess(
    Actor actor, Set<OpenTo> opens, Set<Asked> asks, Set<Asked> answersFor) {

  /** Whether they may comment at all, internal notes apart. */
  public boolean comments() {
    return opens.contains(OpenTo.EVERYBODY);
  }

  public boolean mayAsk(OpenTo openTo, @Nullable Asked side) {
    return side == null || asks.contains(side) && openTo.isReadBy(side);
  }

  /** Whether they may answer it; what asks nobody, the country answers. */
  public boolean answers(Comment comment) {
    return comment.withdrawnAt() == null && answersFor.contains(comment.answerer());
  }
}
