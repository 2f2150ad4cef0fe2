package org.capacitycompact.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.capacitycompact.web.UploadedTable.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a workbook, before its cells are read: that it is one, holds no macros and does
 * not unpack to a flood; and what its sheets hide or merge, which the reader of cells does not
 * tell.
 */
final class XlsxArchive {

  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_SHEETS = 60;
  private static final long MOST_BYTES = 60L << 20;

  /** Rows that are looked at beyond those that may say something: formats of empty ones. */
  private static final int ROWS_LOOKED_AT = 20;

  private static final int MOST_PROBLEMS = 50;
  private static final String WORKBOOK = "xl/workbook.xml";

  private final ZipFile archive;
  private final int mostRows;
  private final List<Problem> problems = new ArrayList<>();

  private XlsxArchive(ZipFile archive, int mostLines) {
    this.archive = archive;
    this.mostRows = mostLines * ROWS_LOOKED_AT;
  }

  /** A problem without a sheet and a row is the file's own: it must not be read. */
  static List<Problem> problems(Path file, int mostLines) {
    try (ZipFile archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      XlsxArchive reading = new XlsxArchive(archive, mostLines);
      String why = reading.refusal();
      if (why != null) {
        return List.of(Problem.of(why));
      }
      Map<String, String> sheets = reading.sheets();
      // Each file is one sheet's: else a small archive would be read without end.
      if (sheets.size() > MOST_SHEETS || Set.copyOf(sheets.values()).size() < sheets.size()) {
        return List.of(Problem.of("bomb"));
      }
      for (Map.Entry<String, String> sheet : sheets.entrySet()) {
        reading.look(sheet.getKey(), sheet.getValue());
      }
      return reading.problems;
    } catch (IOException | XMLStreamException | RuntimeException damagedOrLocked) {
      return List.of(Problem.of("kind"));
    }
  }

  /**
   * Every entry is unpacked once and discarded: what an archive says of its sizes is not trusted.
   */
  private @Nullable String refusal() throws IOException {
    List<? extends ZipEntry> entries = Collections.list(archive.entries());
    if (entries.size() > MOST_ENTRIES) {
      return "bomb";
    }
    byte[] buffer = new byte[16 << 10];
    long unpacked = 0;
    for (ZipEntry entry : entries) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (name.contains("vbaproject") || name.contains("macrosheets/")) {
        return "macros";
      }
      try (InputStream content = archive.getInputStream(entry)) {
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
          unpacked += n;
          if (unpacked > MOST_BYTES) {
            return "bomb";
          }
        }
      }
    }
    return archive.getEntry(WORKBOOK) == null ? "kind" : null;
  }

  /** The files of the sheets by their names. */
  private Map<String, String> sheets() throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    read(
        "xl/_rels/workbook.xml.rels",
        xml -> {
          if (xml.getLocalName().equals("Relationship")) {
            targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
          }
          return true;
        });
    Map<String, String> sheets = new LinkedHashMap<>();
    read(
        WORKBOOK,
        xml -> {
          if (xml.getLocalName().equals("sheet")) {
            String target = targets.getOrDefault(attribute(xml, "id"), "");
            sheets.put(
                attribute(xml, "name"),
                target.startsWith("/") ? target.substring(1) : "xl/" + target);
          }
          return true;
        });
    return sheets;
  }

  private void look(String name, String file) throws IOException, XMLStreamException {
    int[] rows = {0};
    read(
        file,
        xml -> {
          switch (xml.getLocalName()) {
            case "row" -> {
              rows[0]++;
              if (isHidden(xml)) {
                found(Problem.at(name, row(attribute(xml, "r"), rows[0]), "", "hiddenRow"));
              }
            }
            case "col" -> {
              if (isHidden(xml)) {
                int column = Integer.parseInt(attribute(xml, "min")) - 1;
                found(Problem.at(name, 1, UploadedTable.letters(column), "hiddenColumn"));
              }
            }
            case "mergeCell" -> {
              String cells = attribute(xml, "ref");
              String first = cells.split(":")[0];
              found(
                  Problem.at(
                      name,
                      row(first.replaceAll("[^0-9]", ""), 1),
                      first.replaceAll("[^A-Z]", ""),
                      "merged",
                      cells));
            }
            default -> {}
          }
          return rows[0] <= mostRows;
        });
  }

  private void found(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  private static int row(String written, int counted) {
    return written.matches("[0-9]{1,7}") ? Integer.parseInt(written) : counted;
  }

  private static boolean isHidden(XMLStreamReader xml) {
    return attribute(xml, "hidden").matches("1|true");
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Told of each element; says whether there is to be another. */
  private interface Elements {
    boolean next(XMLStreamReader xml);
  }

  private void read(String entry, Elements elements) throws IOException, XMLStreamException {
    ZipEntry found = archive.getEntry(entry);
    if (found == null) {
      throw new IOException("no " + entry);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream content = archive.getInputStream(found)) {
      XMLStreamReader xml = factory.createXMLStreamReader(content);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && !elements.next(xml)) {
          return;
        }
      }
    }
  }
}
