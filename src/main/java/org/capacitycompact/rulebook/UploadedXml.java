package org.capacitycompact.rulebook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.capacitycompact.platform.engine.ModelXml;
import org.capacitycompact.rulebook.TableProblem.Kind;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Reads uploaded XML without trusting it: size, depth, every element and attribute are checked
 * while reading, before a document is built.
 */
final class UploadedXml {

  /** Four times the size of the largest shipped table. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final int MOST_ELEMENTS = 40_000;
  private static final int DEEPEST = 12;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TEXT = 2000;
  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,119}");
  private static final Pattern FIGURE = Pattern.compile("-?[0-9]{1,7}(\\.[0-9]{1,6})?");

  private final TableProblems problems;
  private final Set<String> ids = new HashSet<>();

  UploadedXml(TableProblems problems) {
    this.problems = problems;
  }

  /** The document; empty when it is not acceptable. */
  @Nullable Document read(byte[] sent) {
    if (sent.length > MOST_BYTES) {
      problems.add(Kind.TOO_LARGE, Place.FILE, String.valueOf(MOST_BYTES / 1024));
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent));
      scan(sent);
      if (problems.any()) {
        return null;
      }
      Dmn.readModelFromStream(new ByteArrayInputStream(sent));
      return ModelXml.parse(new ByteArrayInputStream(sent));
    } catch (CharacterCodingException otherwise) {
      problems.add(Kind.NOT_XML, Place.FILE, "?");
    } catch (XMLStreamException notXml) {
      problems.add(Kind.NOT_XML, Place.FILE, line(notXml.getLocation()));
    } catch (ModelException | SAXException | IOException notTheSchema) {
      problems.add(Kind.NOT_THE_SCHEMA, Place.FILE, line(notTheSchema));
    }
    return null;
  }

  private void scan(byte[] sent) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(sent), "UTF-8");
    String encoding = reader.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")
        || reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
      problems.add(Kind.NOT_XML, Place.FILE, "1");
      return;
    }
    int depth = 0;
    int elements = 0;
    StringBuilder text = new StringBuilder();
    while (reader.hasNext() && !problems.full()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          elements++;
          if (depth > DEEPEST || elements > MOST_ELEMENTS) {
            problems.add(Kind.TOO_DEEP, Place.FILE, line(reader.getLocation()));
            return;
          }
          text.setLength(0);
          element(reader, depth);
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          text.append(reader.getText());
          if (text.length() > LONGEST_TEXT && !text.toString().isBlank()) {
            problems.add(Kind.CELL_TOO_LONG, at(reader, text.toString().strip()));
            return;
          }
          readable(reader, "", reader.getText());
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          problems.add(Kind.DECLARES_ENTITIES, Place.FILE, line(reader.getLocation()));
          return;
        }
        case XMLStreamConstants.PROCESSING_INSTRUCTION ->
            problems.add(
                Kind.UNKNOWN_ELEMENT,
                Place.FILE,
                "<?" + reader.getPITarget() + "?>",
                line(reader.getLocation()));
        default -> {
          // Comments and text between elements have no meaning.
        }
      }
    }
  }

  private void element(XMLStreamReader reader, int depth) {
    String element = name(reader.getNamespaceURI(), reader.getLocalName());
    boolean root = element.equals(Vocabulary.name(Vocabulary.DMN, "definitions"));
    if (!Vocabulary.knows(element) || root != (depth == 1)) {
      problems.add(
          Kind.UNKNOWN_ELEMENT,
          Place.FILE,
          "<" + reader.getLocalName() + ">",
          line(reader.getLocation()));
      return;
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attribute(reader, element, i);
    }
  }

  private void attribute(XMLStreamReader reader, String element, int i) {
    String local = reader.getAttributeLocalName(i);
    String namespace = reader.getAttributeNamespace(i);
    String attribute = namespace == null || namespace.isEmpty() ? local : name(namespace, local);
    String value = reader.getAttributeValue(i);
    if (Vocabulary.isLanguage(local)) {
      if (!Vocabulary.isFeel(value)) {
        problems.add(Kind.OTHER_LANGUAGE, at(reader, value), value, line(reader.getLocation()));
      }
      return;
    }
    if (!Vocabulary.knows(element, attribute)) {
      problems.add(
          Kind.UNKNOWN_ATTRIBUTE,
          Place.FILE,
          local,
          reader.getLocalName(),
          line(reader.getLocation()));
      return;
    }
    switch (local) {
      case "id" -> id(reader, value);
      case "annotationsWidth", "height", "width", "x", "y" -> {
        if (!FIGURE.matcher(value).matches()) {
          problems.add(Kind.UNSAFE_NAME, at(reader, value), local, line(reader.getLocation()));
        }
      }
      default -> readable(reader, local, value);
    }
  }

  private void id(XMLStreamReader reader, String id) {
    if (!ID.matcher(id).matches()) {
      problems.add(Kind.UNSAFE_NAME, at(reader, id), "id", line(reader.getLocation()));
    } else if (!ids.add(id)) {
      problems.add(Kind.NAMED_TWICE, at(reader, id), id, line(reader.getLocation()));
    }
  }

  /** Refuses invisible characters, and those that change the direction of the text beside them. */
  private void readable(XMLStreamReader reader, String attribute, String text) {
    boolean strange =
        text.codePoints()
            .anyMatch(
                sign ->
                    sign != '\n'
                        && sign != '\r'
                        && sign != '\t'
                        && switch (Character.getType(sign)) {
                          case Character.CONTROL,
                              Character.FORMAT,
                              Character.SURROGATE,
                              Character.PRIVATE_USE,
                              Character.UNASSIGNED ->
                              true;
                          default -> false;
                        });
    if (strange || !attribute.isEmpty() && text.length() > LONGEST_NAME) {
      problems.add(Kind.UNSAFE_NAME, Place.FILE, attribute, line(reader.getLocation()));
    }
  }

  private static Place at(XMLStreamReader reader, String says) {
    return new Place("", 0, "", says);
  }

  private static String name(@Nullable String namespace, String localName) {
    return Vocabulary.name(namespace == null ? "" : namespace, localName);
  }

  private static String line(@Nullable Location location) {
    return location == null ? "?" : String.valueOf(location.getLineNumber());
  }

  private static String line(Throwable failure) {
    return Optional.ofNullable(failure)
        .flatMap(UploadedXml::placed)
        .map(String::valueOf)
        .orElse("?");
  }

  private static Optional<Integer> placed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof org.xml.sax.SAXParseException placed) {
        return Optional.of(placed.getLineNumber());
      }
    }
    return Optional.empty();
  }
}
