package org.capacitycompact.attachment;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a document is; its name is the message {@code attachment.kind.<name>}. */
public enum AttachmentKind {
  /** The country's letter that asks for support. */
  LETTER_OF_REQUEST,
  ASSESSMENT,
  AGREEMENT,
  PLAN,
  /** What shows that something was delivered. */
  EVIDENCE,
  REPORT,
  OTHER;

  /** The kind of that name, if there is one. */
  public static Optional<AttachmentKind> named(@Nullable String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
