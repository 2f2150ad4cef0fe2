package org.capacitycompact.attachment;

import java.util.List;

/**
 * What was sent cannot be attached; nothing of it was kept. {@link #field} and the message say what
 * to do.
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

  /** About the file itself: {@code why} names its words, {@code attachment.refused.<why>}. */
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

  /** The scanner that has to be asked does not say that the file is clean. */
  static AttachmentRefusedException notScanned(Exception failure) {
    AttachmentRefusedException refused = file("scanner");
    refused.initCause(failure);
    return refused;
  }

  /** The field that is wrong: {@code file}, {@code kind}, {@code note} or {@code reason}. */
  public String field() {
    return field;
  }

  public String messageKey() {
    return messageKey;
  }

  public List<String> args() {
    return args;
  }

  /** Whether the fault is ours: the same file may be taken later. */
  public boolean ours() {
    return messageKey.endsWith(".storage") || messageKey.endsWith(".scanner");
  }
}
