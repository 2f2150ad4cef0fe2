package org.capacitycompact.attachment;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kind of a document; its name is the message {@code attachment.kind.<name>}. */
public enum AttachmentKind {
  /** The country's letter that asks for support. */
  LETTER_OF_REQUEST,
  ASSESSMENT,
  AGREEMENT,
  PLAN,
  /** Evidence that something was delivered. */
  EVIDENCE,
  REPORT,
  OTHER;

  /** The kind with this name, if any. */
  public static Optional<AttachmentKind> named(@Nullable String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
