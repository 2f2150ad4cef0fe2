package org.capacitycompact.knowledge.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Builds the tree of one activity from the stream, within the limits. */
final class ActivityTree {
  private final ReadingBounds bounds;
  private final Findings findings;
  private final ContentHash hash = new ContentHash();
  private final Deque<XmlNode> open = new ArrayDeque<>();
  private final XmlNode root;
  private int elements;
  private boolean whole = true;

  /** Begins at the activity's start tag, the stream's present position. */
  ActivityTree(
      XMLStreamReader xml,
      @Nullable String inheritedLanguage,
      ReadingBounds bounds,
      Findings findings) {
    this.bounds = bounds;
    this.findings = findings;
    this.root = start(xml, inheritedLanguage);
  }

  void start(XMLStreamReader xml) {
    XmlNode parent = open.element();
    XmlNode node = start(xml, parent.language());
    if (elements <= bounds.maxElements()) {
      parent.add(node);
    } else if (whole) {
      whole = false;
      findings.add(FindingKind.ACTIVITY_TOO_LARGE, node.name(), null, node.line());
    }
  }

  private XmlNode start(XMLStreamReader xml, @Nullable String inheritedLanguage) {
    elements++;
    String name = xml.getLocalName();
    int line = xml.getLocation().getLineNumber();
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (namespace == null || namespace.isEmpty()) {
        String attribute = xml.getAttributeLocalName(i);
        attributes.put(attribute, bounded(xml.getAttributeValue(i), name + "/@" + attribute, line));
      }
    }
    String stated = languageOf(xml);
    String language = stated == null ? inheritedLanguage : stated;
    hash.start(name, language, attributes);
    XmlNode node = new XmlNode(name, line, language, attributes);
    open.push(node);
    return node;
  }

  void text(String piece) {
    hash.text(piece);
    XmlNode node = open.element();
    if (!node.append(piece, bounds.maxTextLength())) {
      findings.add(FindingKind.TOO_LONG, node.name(), null, node.line());
    }
  }

  /** An undeclared named character: read as in HTML, else kept as it stands. */
  void entity(String name) {
    String written = "&" + name + ";";
    List<String> path = new ArrayList<>();
    open.descendingIterator().forEachRemaining(node -> path.add(node.name()));
    String field = String.join("/", path.subList(1, path.size()));
    text(HtmlUtils.htmlUnescape(written));
    findings.add(
        FindingKind.UNDECLARED_ENTITY,
        field.isEmpty() ? root.name() : field,
        written,
        open.element().line());
  }

  /** Returns true when the activity itself ended. */
  boolean end() {
    hash.end();
    open.pop();
    return open.isEmpty();
  }

  XmlNode root() {
    return root;
  }

  /** Whether the tree contains everything that was read. */
  boolean whole() {
    return whole;
  }

  String contentHash() {
    return hash.hex();
  }

  /** The {@code xml:lang} of the present element; null when it has none. */
  static @Nullable String languageOf(XMLStreamReader xml) {
    String language = xml.getAttributeValue(XMLConstants.XML_NS_URI, "lang");
    return language == null || language.isBlank() ? null : language.strip();
  }

  private String bounded(String value, String field, int line) {
    if (value.length() > bounds.maxTextLength()) {
      findings.add(FindingKind.TOO_LONG, field, value, line);
    }
    return WrittenText.cut(value, bounds.maxTextLength());
  }
}
