package org.capacitycompact.platform;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads a workbook from its parts, independently of the code that writes it. */
public final class Workbooks {

  private Workbooks() {}

  /** A cell: {@code text} or {@code number}, and the format of a number if it has one. */
  public record Cell(String kind, String value, String format) {}

  /** The first sheet; cells by the letters of their column. */
  public record Sheet(
      List<Map<String, Cell>> rows,
      boolean frozen,
      String filter,
      int formulas,
      List<Double> widths) {}

  /** The content of all cells, one row per line. */
  public static String words(byte[] file) {
    try {
      return file.length == 0
          ? ""
          : read(file).rows().stream()
              .map(row -> row.values().stream().map(Cell::value).collect(Collectors.joining("\t")))
              .collect(Collectors.joining("\n"));
    } catch (Exception unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  public static Sheet read(byte[] file) throws Exception {
    Map<String, Document> parts = parts(file);
    Document sheet = parts.get("xl/worksheets/sheet1.xml");
    List<String> formats = formats(parts.get("xl/styles.xml"));
    List<Map<String, Cell>> rows = new ArrayList<>();
    for (Element row : all(sheet, "row")) {
      Map<String, Cell> cells = new LinkedHashMap<>();
      for (Element cell : all(row, "c")) {
        boolean text = cell.getAttribute("t").equals("inlineStr");
        String style = cell.getAttribute("s");
        cells.put(
            cell.getAttribute("r").replaceAll("[0-9]", ""),
            new Cell(
                text ? "text" : "number",
                all(cell, text ? "t" : "v").get(0).getTextContent(),
                text || style.isEmpty() ? "" : formats.get(Integer.parseInt(style))));
      }
      rows.add(cells);
    }
    List<Element> filters = all(sheet, "autoFilter");
    return new Sheet(
        rows,
        all(sheet, "pane").stream().anyMatch(pane -> pane.getAttribute("state").equals("frozen")),
        filters.isEmpty() ? "" : filters.get(0).getAttribute("ref"),
        all(sheet, "f").size(),
        all(sheet, "col").stream().map(col -> Double.valueOf(col.getAttribute("width"))).toList());
  }

  private static List<String> formats(Document styles) {
    Map<String, String> known = new HashMap<>();
    all(styles, "numFmt")
        .forEach(each -> known.put(each.getAttribute("numFmtId"), each.getAttribute("formatCode")));
    return all(all(styles, "cellXfs").get(0), "xf").stream()
        .map(each -> known.getOrDefault(each.getAttribute("numFmtId"), ""))
        .toList();
  }

  private static Map<String, Document> parts(byte[] file) throws Exception {
    Map<String, Document> parts = new HashMap<>();
    Path kept = Files.createTempFile("list", ".xlsx");
    try {
      Files.write(kept, file);
      try (ZipFile zip = new ZipFile(kept.toFile())) {
        for (ZipEntry part : Collections.list(zip.entries())) {
          if (part.getName().endsWith(".xml")) {
            parts.put(part.getName(), xml(zip.getInputStream(part).readAllBytes()));
          }
        }
      }
    } finally {
      Files.delete(kept);
    }
    return parts;
  }

  private static Document xml(byte[] part) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(part));
  }

  private static List<Element> all(Document in, String name) {
    return list(in.getElementsByTagName(name));
  }

  private static List<Element> all(Element in, String name) {
    return list(in.getElementsByTagName(name));
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int n = 0; n < nodes.getLength(); n++) {
      elements.add((Element) nodes.item(n));
    }
    return elements;
  }
}
