package org.capacitycompact.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files as people and attackers send them; each is different, because the same content is accepted
 * once only.
 */
final class Files {

  private static final String MAIN = "application/vnd.openxmlformats-officedocument.";

  private Files() {}

  static byte[] pdf() {
    return bytes(
        "%PDF-1.7\n%" + UUID.randomUUID() + "\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
  }

  static byte[] png() {
    return join(
        join(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13},
            bytes("IHDR" + UUID.randomUUID())),
        new byte[] {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 'B', '`', (byte) 0x82});
  }

  /** A PDF with these additional objects. */
  static byte[] pdf(String objects) {
    return bytes("%PDF-1.7\n1 0 obj <<>> endobj\n" + objects + "\ntrailer <<>>\n%%EOF\n");
  }

  /** A PDF with objects packed in a stream that has this dictionary. */
  static byte[] packedPdf(String dictionary, String objects) {
    java.util.zip.Deflater deflater = new java.util.zip.Deflater();
    deflater.setInput(bytes(objects));
    deflater.finish();
    byte[] packed = new byte[objects.length() + 100];
    int length = deflater.deflate(packed);
    return join(
        join(
            bytes("%PDF-1.7\n1 0 obj << " + dictionary + " >>\nstream\n"),
            java.util.Arrays.copyOf(packed, length)),
        bytes("\nendstream endobj\ntrailer <<>>\n%%EOF\n"));
  }

  static byte[] jpeg() {
    return join(
        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16},
        bytes("JFIF" + UUID.randomUUID()));
  }

  static byte[] text() {
    return bytes("Madame, Monsieur,\nnous demandons votre appui.\n" + UUID.randomUUID());
  }

  static byte[] csv() {
    return bytes("country;amount\nKE;1000\n" + UUID.randomUUID());
  }

  static byte[] docx(String... more) {
    return ooxml("wordprocessingml.document.main+xml", "word/document.xml", more);
  }

  static byte[] xlsx(String... more) {
    return ooxml("spreadsheetml.sheet.main+xml", "xl/workbook.xml", more);
  }

  static byte[] pptx() {
    return ooxml("presentationml.presentation.main+xml", "ppt/presentation.xml");
  }

  private static byte[] ooxml(String type, String part, String... more) {
    return zip(
        joined(
            new String[] {
              "[Content_Types].xml",
              "<Types><Override PartName=\"/"
                  + part
                  + "\" ContentType=\""
                  + MAIN
                  + type
                  + "\"/></Types>",
              part,
              "<w>" + UUID.randomUUID() + "</w>"
            },
            more));
  }

  static byte[] odf(String kind, String... more) {
    return zip(
        joined(
            new String[] {
              "mimetype",
              "application/vnd.oasis.opendocument." + kind,
              "content.xml",
              "<o>" + UUID.randomUUID() + "</o>",
              "META-INF/manifest.xml",
              "<m/>"
            },
            more));
  }

  /** An archive of entries, each a name and a content. */
  static byte[] zip(String... entries) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(bytes(entries[i + 1]));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /** A document that claims to be small and unpacks to this many megabytes of one letter. */
  static byte[] bomb(int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(bytes("<Types ContentType=\"" + MAIN + "wordprocessingml.document.main+xml\"/>"));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] same = new byte[1 << 20];
      for (int i = 0; i < megabytes; i++) {
        zip.write(same);
      }
      zip.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  /**
   * The archive with the encryption flag set on every entry, in its header and in the directory.
   */
  static byte[] locked(byte[] zip) {
    byte[] locked = zip.clone();
    for (int i = 0; i < locked.length - 10; i++) {
      boolean header = locked[i] == 'P' && locked[i + 1] == 'K';
      if (header && locked[i + 2] == 3 && locked[i + 3] == 4) {
        locked[i + 6] |= 1;
      } else if (header && locked[i + 2] == 1 && locked[i + 3] == 2) {
        locked[i + 8] |= 1;
      }
    }
    return locked;
  }

  /** A document of exactly this many bytes. */
  static byte[] pdfOf(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    byte[] start = join(pdf(), bytes("2 0 obj <<>>\nstream\n"));
    System.arraycopy(start, 0, content, 0, Math.min(length, start.length));
    return content;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] joined = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }

  private static String[] joined(String[] some, String[] more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
