package org.capacitycompact.attachment;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds files with more than one type: programs look for marks in different places, so one file can
 * satisfy several of them. Only files of a single type are accepted.
 */
final class PolyglotFiles {

  private static final String END_OF_ZIP = "PK\u0005\u0006";

  /** An archive's directory is at the end of the file, followed by a comment of at most 64 kB. */
  private static final int ZIP_COMMENT = (1 << 16) + 22;

  /** Archives that unpackers find wherever they begin. */
  private static final List<String> ARCHIVES =
      List.of("Rar!\u001A\u0007", "7z\u00BC\u00AF'\u001C", "\u00FD7zXZ\0", "MSCF\0\0\0\0");

  private static final int TAR_MARK = 257;
  private static final int DISC_MARK = 0x8001;

  /** Code in a picture or a document that a browser, a server or a shell would run. */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?i)<\\?php|<script[\\s>/]|<!doctype\\s+html|<html[\\s>]|<svg[\\s>]|<iframe[\\s>]");

  /**
   * A picture whose first segment's length reads as the start of a comment: a script to a browser.
   */
  private static final Pattern SCRIPT_AS_JPEG = Pattern.compile("(?s)\u00FF\u00D8\u00FF./\\*.*");

  private static final int PDF_MARK_WITHIN = 1024;

  private PolyglotFiles() {}

  /**
   * Refuses a file that has another type besides its own.
   *
   * @param content its bytes, each as one character
   */
  static void refuse(FileType type, String content) throws AttachmentRefusedException {
    boolean picture = type == FileType.PNG || type == FileType.JPEG;
    boolean archive = type.mediaType().startsWith("application/vnd.");
    if (!archive && isArchive(content)
        || type != FileType.PDF && beginsPdf(content)
        || picture && (SCRIPT.matcher(content).find() || SCRIPT_AS_JPEG.matcher(content).matches())
        || type == FileType.PDF && beginsScript(content)) {
      throw AttachmentRefusedException.file("several.kinds");
    }
    if (type == FileType.PNG && !endsAfter(content, "IEND\u00AEB`\u0082")) {
      throw AttachmentRefusedException.file("several.kinds");
    }
  }

  private static boolean isArchive(String content) {
    return content.indexOf(END_OF_ZIP, Math.max(0, content.length() - ZIP_COMMENT)) >= 0
        || ARCHIVES.stream().anyMatch(content::contains)
        || content.startsWith("ustar", TAR_MARK)
        || content.startsWith("CD001", DISC_MARK);
  }

  /** PDF readers look for the mark in the first thousand bytes. */
  private static boolean beginsPdf(String content) {
    int mark = content.indexOf("%PDF-");
    return mark >= 0 && mark < PDF_MARK_WITHIN;
  }

  /** Pages of a PDF may mention scripts; its beginning, which browsers examine, may not. */
  private static boolean beginsScript(String content) {
    String head = content.substring(0, Math.min(PDF_MARK_WITHIN, content.length()));
    return SCRIPT.matcher(head.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean endsAfter(String content, String mark) {
    return content.endsWith(mark);
  }
}
