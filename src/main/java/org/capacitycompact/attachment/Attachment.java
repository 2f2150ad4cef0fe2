package org.capacitycompact.attachment;

import java.time.Instant;
import java.util.UUID;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A document of an initiative, without its content.
 *
 * @param fileName as sent, made safe
 * @param mediaType as determined from the content
 * @param bytes length of the content
 * @param sha256 of the content, 64 hexadecimal digits
 * @param addedBy user id of who added it
 * @param withdrawn who withdrew it, when and why; null while it stands
 */
public record Attachment(
    UUID id,
    InitiativeNumber number,
    AttachmentKind kind,
    @Nullable String note,
    String fileName,
    String mediaType,
    long bytes,
    String sha256,
    Place place,
    String addedBy,
    String addedByName,
    Instant addedAt,
    @Nullable Withdrawal withdrawn) {

  /** Where the content is stored. */
  public enum Place {
    DATABASE,
    FOLDER
  }

  /** A withdrawal: the document's row stays, with this reason. */
  public record Withdrawal(String byName, Instant at, String reason) {}
}
