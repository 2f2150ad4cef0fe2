package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads an archive as office programs do, by its directory, and determines the type of document.
 * Every entry is unpacked once and discarded, so that stated sizes are never trusted; the numbers
 * of entries and bytes are limited.
 */
final class OfficeArchive {

  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 300L << 20;

  /** A smaller archive is no bomb, however well it is compressed. */
  private static final long HARMLESS = 20L << 20;

  private static final int MOST_PACKED = 100;
  private static final int LONGEST_PART = 1 << 20;

  /** No call of active content is longer; long parts are read with this overlap. */
  private static final int LONGEST_CALL = 4 << 10;

  private static final Pattern LOOKED_THROUGH =
      Pattern.compile(".*\\.rels|(.*/)?(content|styles)\\.xml");

  private static final String OOXML_PARTS = "[Content_Types].xml";
  private static final String ODF_TYPE = "mimetype";
  private static final String ODF_PARTS = "META-INF/manifest.xml";
  private static final Set<String> READ = Set.of(OOXML_PARTS, ODF_TYPE, ODF_PARTS);

  private static final Map<String, FileType> OOXML =
      Map.of(
          "wordprocessingml.document.main+xml", FileType.DOCX,
          "spreadsheetml.sheet.main+xml", FileType.XLSX,
          "presentationml.presentation.main+xml", FileType.PPTX);

  private static final Pattern RUNS =
      Pattern.compile(
          "(?s).*(vbaproject|vbadata|/macrosheets/|/activex/).*|(basic|scripts)/.+"
              + "|.*\\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|sh)"
              + "|.*\\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppsm|ppam|sldm)");

  /** A template that is loaded from elsewhere when the document is opened brings its macros. */
  private static final Pattern TEMPLATE_ELSEWHERE =
      Pattern.compile(
          "(?is)<(\\w+:)?relationship\\b(?=[^>]*/attachedtemplate\\s*[\"'])"
              + "(?=[^>]*\\btarget\\s*=\\s*[\"']\\s*(?:https?|ftp|file://[^/]|\\\\\\\\|//|&#))[^>]*>");

  /** An OpenDocument file that calls a script of the program that opens it. */
  private static final String SCRIPT_CALLED = "vnd.sun.star.script:";

  private OfficeArchive() {}

  static FileType typeOf(Path file) throws AttachmentRefusedException {
    try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return new Reading(archive).type();
    } catch (ZipException | IllegalArgumentException damagedOrLocked) {
      // Java opens no archive with an encrypted entry, and only reports that it is invalid.
      throw AttachmentRefusedException.file("protected");
    } catch (IOException damaged) {
      throw AttachmentRefusedException.file("protected");
    }
  }

  private static final class Reading {

    private final ZipFile archive;
    private final byte[] buffer = new byte[16 << 10];
    private final Map<String, String> parts = new java.util.HashMap<>();
    private long unpacked;

    Reading(ZipFile archive) {
      this.archive = archive;
    }

    FileType type() throws AttachmentRefusedException, IOException {
      List<? extends ZipEntry> entries = Collections.list(archive.entries());
      if (entries.size() > MOST_ENTRIES) {
        throw AttachmentRefusedException.file("bomb");
      }
      for (ZipEntry entry : entries) {
        refuseName(entry.getName());
        read(entry);
      }
      return parts.containsKey(OOXML_PARTS) ? ooxml() : odf();
    }

    private static void refuseName(String name) throws AttachmentRefusedException {
      if (RUNS.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        throw AttachmentRefusedException.file("macros");
      }
      if (name.startsWith("/") || name.contains("..") || name.indexOf('\0') >= 0) {
        throw AttachmentRefusedException.file("type");
      }
    }

    private void read(ZipEntry entry) throws AttachmentRefusedException, IOException {
      boolean kept = READ.contains(entry.getName());
      boolean looked = LOOKED_THROUGH.matcher(entry.getName().toLowerCase(Locale.ROOT)).matches();
      StringBuilder seen = new StringBuilder();
      StringBuilder text = new StringBuilder();
      long here = 0;
      try (InputStream content = archive.getInputStream(entry)) {
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
          here += n;
          unpacked += n;
          long packed = Math.max(1, entry.getCompressedSize());
          if (unpacked > MOST_BYTES || here > HARMLESS && here / packed > MOST_PACKED) {
            throw AttachmentRefusedException.file("bomb");
          }
          if (looked) {
            seen.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            if (seen.length() > LONGEST_PART) {
              refuseCalls(seen);
              seen.delete(0, seen.length() - LONGEST_CALL);
            }
          }
          if (kept) {
            if (here > LONGEST_PART) {
              throw AttachmentRefusedException.file("bomb");
            }
            text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
          }
        }
      }
      refuseCalls(seen);
      if (kept && parts.put(entry.getName(), text.toString()) != null) {
        // Two entries with the same name: programs differ in which one they read.
        throw AttachmentRefusedException.file("type");
      }
    }

    private static void refuseCalls(CharSequence text) throws AttachmentRefusedException {
      if (TEMPLATE_ELSEWHERE.matcher(text).find() || text.toString().contains(SCRIPT_CALLED)) {
        throw AttachmentRefusedException.file("macros");
      }
    }

    private FileType ooxml() throws AttachmentRefusedException {
      String declared = parts.getOrDefault(OOXML_PARTS, "");
      if (declared.toLowerCase(Locale.ROOT).matches("(?s).*(macroenabled|vbaproject).*")) {
        throw AttachmentRefusedException.file("macros");
      }
      // Encoded so that a search misses what a parser would find.
      boolean plain = !declared.contains("&#") && !declared.contains("<!");
      List<FileType> main =
          OOXML.entrySet().stream()
              .filter(type -> declared.contains(type.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      if (!plain || main.size() != 1) {
        throw AttachmentRefusedException.file("type");
      }
      return main.get(0);
    }

    private FileType odf() throws AttachmentRefusedException {
      if (parts.getOrDefault(ODF_PARTS, "").contains("encryption-data")) {
        throw AttachmentRefusedException.file("protected");
      }
      return FileType.withMediaType(parts.getOrDefault(ODF_TYPE, "").strip())
          .filter(type -> type.mediaType().contains("opendocument"))
          .orElseThrow(() -> AttachmentRefusedException.file("type"));
    }
  }
}
