package org.capacitycompact.comment;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param asked whose answer they want; null when none
 * @param words tidied, 1 to {@link #LONGEST} characters as people count them
 */
public record NewComment(Thing thing, OpenTo openTo, @Nullable Asked asked, String words) {
  public static final int LONGEST = 4000;
}
