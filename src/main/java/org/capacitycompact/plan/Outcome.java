package org.capacitycompact.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.form.FieldError;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to write in a plan. */
public sealed interface Outcome {

  /**
   * Done.
   *
   * @param before as it was; null of a row that was added
   * @param row as it is; of a removed one as it was last
   * @param merged the fields that somebody else had changed meanwhile and that were kept
   */
  record Done(@Nullable Row before, Row row, Set<String> merged) implements Outcome {}

  /**
   * Both changed the same fields of the row since the writer opened it; nothing was written. The
   * one who chooses sends the whole row again, having seen {@code theirs}.
   *
   * @param base as the writer had opened it
   * @param mine as the writer wrote it
   * @param both the keys of the fields to choose for
   */
  record Conflict(Map<String, Object> base, Map<String, Object> mine, Row theirs, Set<String> both)
      implements Outcome {}

  /** Something is wrong with it; nothing was written. */
  record Refused(List<FieldError> errors) implements Outcome {}

  /** Somebody removed the row meanwhile. */
  record Gone() implements Outcome {}
}
