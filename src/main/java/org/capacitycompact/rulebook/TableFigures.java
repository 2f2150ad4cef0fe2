package org.capacitycompact.rulebook;

import static org.capacitycompact.platform.engine.ModelXml.children;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.capacitycompact.platform.engine.ModelXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The numbers in the cells of a version: thresholds, points, weights. A criterion's weight is one
 * number, in however many rows it stands.
 */
public final class TableFigures {

  // A quoted word, the positions of a list, or a number that is not part of a name.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|1\\.\\.count|(?<![A-Za-z0-9_])-?[0-9]+(?:\\.[0-9]+)?");
  private static final Pattern FIGURE = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

  private final Document document;
  private final List<Figure> figures = new ArrayList<>();
  private final List<List<Spot>> spots = new ArrayList<>();

  private TableFigures(Document document) {
    this.document = document;
    for (Element decision : children(document.getDocumentElement(), "decision")) {
      for (Element table : children(decision, "decisionTable")) {
        read(decision, table);
      }
    }
  }

  /** The constraints on a number. */
  public enum Kind {
    POINTS,
    WEIGHT,
    WHOLE,
    MEASURE
  }

  /**
   * A number in its cell.
   *
   * @param number its index among the numbers of the version, from 0
   * @param table name of the table
   * @param row its number in the table; 0 for the head of a column
   * @param why the row's annotation
   * @param column heading of its column
   * @param before the text before it in the cell
   * @param after the text after it in the cell
   */
  public record Figure(
      int number,
      String table,
      int row,
      String why,
      String column,
      String before,
      String value,
      String after,
      Kind kind) {

    /** Whether this can replace the number. */
    public boolean takes(String written) {
      return FIGURE.matcher(written).matches()
          && switch (kind) {
            case POINTS -> written.matches("[0-3]");
            case WEIGHT -> written.matches("[1-9][0-9]{0,2}");
            case WHOLE -> written.matches("-?[0-9]{1,9}");
            case MEASURE -> true;
          };
    }
  }

  private record Spot(Element text, int start, int end) {}

  /** The numbers of a shipped or published file, in order. */
  public static TableFigures in(byte[] dmn) {
    try {
      return new TableFigures(ModelXml.parse(new ByteArrayInputStream(dmn)));
    } catch (IOException | SAXException unreadable) {
      throw new IllegalStateException("a decision cannot be read", unreadable);
    }
  }

  public List<Figure> list() {
    return List.copyOf(figures);
  }

  /**
   * The file with changed numbers.
   *
   * @param values the new numbers by index, in plain notation, {@code 2.5}
   * @throws IllegalArgumentException when one does not fit, or its index does not exist
   */
  public byte[] with(Map<Integer, String> values) {
    Map<Element, List<Map.Entry<Spot, String>>> changes = new HashMap<>();
    values.forEach(
        (number, value) -> {
          if (number < 0 || number >= figures.size() || !figures.get(number).takes(value)) {
            throw new IllegalArgumentException("no figure " + number);
          }
          spots
              .get(number)
              .forEach(
                  spot ->
                      changes
                          .computeIfAbsent(spot.text(), first -> new ArrayList<>())
                          .add(Map.entry(spot, value)));
        });
    changes.forEach(
        (text, each) -> {
          StringBuilder said = new StringBuilder(text.getTextContent());
          // From the end, so that earlier positions stay valid.
          each.stream()
              .sorted((one, other) -> other.getKey().start() - one.getKey().start())
              .forEach(
                  change ->
                      said.replace(
                          change.getKey().start(), change.getKey().end(), change.getValue()));
          text.setTextContent(said.toString());
        });
    return written();
  }

  private byte[] written() {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      document.setXmlStandalone(true);
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      transformer.transform(new DOMSource(document), new StreamResult(file));
      return file.toByteArray();
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void read(Element decision, Element table) {
    String name = decision.getAttribute("name");
    List<Element> inputs = children(table, "input");
    List<Element> outputs = children(table, "output");
    for (Element input : inputs) {
      Cell head = new Cell(name, 0, "", input.getAttribute("label"), Kind.MEASURE);
      children(input, "inputExpression").forEach(expression -> read(head, expression));
    }
    Map<String, Integer> weights = new HashMap<>();
    int number = 0;
    for (Element rule : children(table, "rule")) {
      number++;
      String why =
          children(rule, "description").stream()
              .findFirst()
              .map(Element::getTextContent)
              .orElse("")
              .strip();
      List<Element> when = children(rule, "inputEntry");
      for (int i = 0; i < Math.min(when.size(), inputs.size()); i++) {
        String type =
            children(inputs.get(i), "inputExpression").stream()
                .findFirst()
                .map(each -> each.getAttribute("typeRef"))
                .orElse("");
        read(
            new Cell(name, number, why, inputs.get(i).getAttribute("label"), kind("", type)),
            when.get(i));
      }
      List<Element> then = children(rule, "outputEntry");
      for (int i = 0; i < Math.min(then.size(), outputs.size()); i++) {
        Kind kind =
            kind(outputs.get(i).getAttribute("name"), outputs.get(i).getAttribute("typeRef"));
        Cell cell = new Cell(name, number, why, outputs.get(i).getAttribute("label"), kind);
        if (kind == Kind.WEIGHT) {
          weight(cell, then.get(i), then.get(0).getTextContent().strip(), weights);
        } else {
          read(cell, then.get(i));
        }
      }
    }
  }

  private record Cell(String table, int row, String why, String column, Kind kind) {}

  private void weight(Cell cell, Element entry, String criterion, Map<String, Integer> weights) {
    Integer known = weights.get(criterion);
    if (known == null) {
      weights.put(criterion, figures.size());
      read(cell, entry);
    } else {
      int before = figures.size();
      read(cell, entry);
      if (figures.size() > before) {
        figures.remove(before);
        spots.get(known).addAll(spots.remove(before));
      }
    }
  }

  private void read(Cell cell, Element entry) {
    for (Element text : children(entry, "text")) {
      String said = text.getTextContent();
      Matcher token = TOKEN.matcher(said);
      while (token.find()) {
        if (FIGURE.matcher(token.group()).matches()) {
          figures.add(
              new Figure(
                  figures.size(),
                  cell.table(),
                  cell.row(),
                  cell.why(),
                  cell.column(),
                  said.substring(0, token.start()).stripLeading(),
                  token.group(),
                  said.substring(token.end()).stripTrailing(),
                  cell.kind()));
          spots.add(new ArrayList<>(List.of(new Spot(text, token.start(), token.end()))));
        }
      }
    }
  }

  private static Kind kind(String output, String type) {
    return switch (output) {
      case "points" -> Kind.POINTS;
      case "weight" -> Kind.WEIGHT;
      default -> type.equals("integer") ? Kind.WHOLE : Kind.MEASURE;
    };
  }
}
