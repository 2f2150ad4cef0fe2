package org.capacitycompact.knowledge.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** An element of one activity, without parts from other namespaces. */
final class XmlNode {
  private final String name;
  private final int line;
  private final @Nullable String language;
  private final Map<String, String> attributes;
  private final List<XmlNode> children = new ArrayList<>(2);
  private final StringBuilder text = new StringBuilder(0);

  /**
   * @param language as published ({@code xml:lang}), its own or inherited
   */
  XmlNode(String name, int line, @Nullable String language, Map<String, String> attributes) {
    this.name = name;
    this.line = line;
    this.language = language;
    this.attributes = attributes;
  }

  void add(XmlNode child) {
    children.add(child);
  }

  /** Returns false when the text had to be cut. */
  boolean append(String more, int maxLength) {
    int room = maxLength - text.length();
    text.append(room > 0 ? WrittenText.cut(more, room) : "");
    return more.length() <= room;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  @Nullable String language() {
    return language;
  }

  /** The element's own text, trimmed; empty when there is none. */
  String text() {
    return text.toString().strip();
  }

  /** The attribute, trimmed; null when it is absent or blank. */
  @Nullable String attribute(String attributeName) {
    String value = attributes.get(attributeName);
    return value == null || value.isBlank() ? null : value.strip();
  }

  List<XmlNode> children() {
    return children;
  }

  List<XmlNode> children(String childName) {
    return children.stream().filter(c -> c.name.equals(childName)).toList();
  }

  /** The first child with this name. */
  @Nullable XmlNode child(String childName) {
    for (XmlNode child : children) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return null;
  }
}
