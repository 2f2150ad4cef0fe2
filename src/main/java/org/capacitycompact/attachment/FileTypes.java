package org.capacitycompact.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Determines a file's type by its content, and whether its name agrees. Office documents are
 * archives, which Tika's core does not open; {@link OfficeArchive} does. {@link PolyglotFiles}
 * finds further types in the same file, and {@link PdfInspection} checks the content of PDFs.
 */
final class FileTypes {

  private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
  private static final String PDF_MARK = "%PDF-";
  private static final String ZIP_MARK = "PK\u0003\u0004";

  private FileTypes() {}

  /**
   * The type of a file.
   *
   * @param name its safe name
   * @throws AttachmentRefusedException when the type is not accepted, or does not agree with the
   *     name
   */
  static FileType of(Path file, String name) throws AttachmentRefusedException, IOException {
    FileType claimed =
        FileType.withExtension(SafeName.extension(name))
            .orElseThrow(() -> AttachmentRefusedException.file("type"));
    FileType found = found(file);
    // CSV is text; only the name says that it has columns.
    boolean agree = found == claimed || found == FileType.TEXT && claimed == FileType.CSV;
    if (!agree) {
      throw AttachmentRefusedException.file(
          "disagrees", SafeName.extension(name), found.name().replace("TEXT", "TXT"));
    }
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    PolyglotFiles.refuse(claimed, content);
    if (claimed == FileType.PDF) {
      PdfInspection.inspect(content);
    }
    return claimed;
  }

  private static FileType found(Path file) throws AttachmentRefusedException, IOException {
    MediaType detected;
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      detected = KNOWN.detect(content, new Metadata());
    }
    if (isOrSpecializes(detected, MediaType.APPLICATION_ZIP) && begins(file, ZIP_MARK)) {
      return OfficeArchive.typeOf(file);
    }
    return switch (detected.toString()) {
      case "application/pdf" -> {
        // Tika also finds the mark further on, where another program could find another type.
        if (!begins(file, PDF_MARK)) {
          throw AttachmentRefusedException.file("type");
        }
        yield FileType.PDF;
      }
      case "image/png" -> FileType.PNG;
      case "image/jpeg" -> FileType.JPEG;
      case "text/plain" -> {
        refuseBinary(file);
        yield FileType.TEXT;
      }
      default -> throw AttachmentRefusedException.file("type");
    };
  }

  private static boolean isOrSpecializes(MediaType type, MediaType general) {
    return type.equals(general) || KNOWN.getMediaTypeRegistry().isSpecializationOf(type, general);
  }

  private static boolean begins(Path file, String mark) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return new String(content.readNBytes(mark.length()), StandardCharsets.ISO_8859_1)
          .equals(mark);
    }
  }

  /** Tika only reads the beginning; the rest must be text as well. */
  private static void refuseBinary(Path file) throws AttachmentRefusedException, IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      for (int b = content.read(); b >= 0; b = content.read()) {
        if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7F) {
          throw AttachmentRefusedException.file("text");
        }
      }
    }
  }
}
