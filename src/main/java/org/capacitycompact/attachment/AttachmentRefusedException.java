package org.capacitycompact.attachment;

import java.util.List;

/**
 * A file cannot be attached; nothing of it was stored. {@link #field} and the message say what to
 * do.
 */
public class AttachmentRefusedException extends Exception {

  private final String field;
  private final String messageKey;
  private final transient List<String> args;

  private AttachmentRefusedException(String field, String messageKey, List<String> args) {
    super(messageKey);
    this.field = field;
    this.messageKey = messageKey;
    this.args = args;
  }

  /** The file itself is refused: {@code why} names the text, {@code attachment.refused.<why>}. */
  static AttachmentRefusedException file(String why, String... args) {
    return of("file", why, args);
  }

  static AttachmentRefusedException of(String field, String why, String... args) {
    return new AttachmentRefusedException(field, "attachment.refused." + why, List.of(args));
  }

  static AttachmentRefusedException notStored(Exception failure) {
    AttachmentRefusedException refused = file("storage");
    refused.initCause(failure);
    return refused;
  }

  /** The required scanner did not report the file as clean. */
  static AttachmentRefusedException notScanned(Exception failure) {
    AttachmentRefusedException refused = file("scanner");
    refused.initCause(failure);
    return refused;
  }

  /** The wrong field: {@code file}, {@code kind}, {@code note} or {@code reason}. */
  public String field() {
    return field;
  }

  public String messageKey() {
    return messageKey;
  }

  public List<String> args() {
    return args;
  }

  /** Whether the fault is ours, so that the same file may be accepted later. */
  public boolean isOurFault() {
    return messageKey.endsWith(".storage") || messageKey.endsWith(".scanner");
  }
}
