package org.capacitycompact.knowledge.domain;

/** Nothing could be read from a file, so nothing was stored. */
public final class NotImportableException extends RuntimeException {
  private final ReadingBreak readingBreak;

  NotImportableException(ReadingBreak readingBreak) {
    super(readingBreak.kind() + " in line " + readingBreak.line());
    this.readingBreak = readingBreak;
  }

  public ReadingBreak readingBreak() {
    return readingBreak;
  }

  /** Whether the file is too large. */
  public boolean tooLarge() {
    return readingBreak.kind() == ReadingBreak.Kind.TOO_MANY_BYTES;
  }
}
