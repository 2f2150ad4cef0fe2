package org.capacitycompact.paper;

import java.util.List;
import java.util.UUID;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.form.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What became of a paper that somebody typed.
 *
 * @param id of the paper; null when nothing was kept
 * @param changes where it was signed: what is not any more as it was printed
 */
public record Brought(
    Result result, List<FieldError> errors, List<SignedContent.Change> changes, @Nullable UUID id) {

  /** Whether it was kept. */
  public enum Result {
    KEPT,
    REFUSED,
    /** The task has ended, or one that waits is there already. */
    TOO_LATE
  }

  static Brought kept(UUID id) {
    return new Brought(Result.KEPT, List.of(), List.of(), id);
  }

  static Brought refused(List<FieldError> errors) {
    return new Brought(Result.REFUSED, errors, List.of(), null);
  }

  /** The file with its scan is refused. */
  public static Brought of(AttachmentRefusedException refused) {
    return refused(List.of(new FieldError("scan", refused.messageKey(), refused.args())));
  }

  static Brought changed(List<SignedContent.Change> changes) {
    return new Brought(Result.REFUSED, List.of(), changes, null);
  }

  static Brought tooLate() {
    return new Brought(Result.TOO_LATE, List.of(), List.of(), null);
  }
}
