package org.capacitycompact.knowledge.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the texts of an element in all their languages. */
final class Narratives {
  private static final String ASSUMED = "en";

  private Narratives() {}

  /** The texts of an element that may be absent. */
  static List<Narrative> read(@Nullable XmlNode parent, String field, Findings findings) {
    return parent == null ? List.of() : read(parent, field, false, findings);
  }

  /** The texts of a required element. */
  static List<Narrative> required(XmlNode parent, String field, Findings findings) {
    return read(parent, field, true, findings);
  }

  private static List<Narrative> read(
      XmlNode parent, String field, boolean required, Findings findings) {
    List<Narrative> texts = new ArrayList<>();
    for (XmlNode node : parent.children("narrative")) {
      if (node.text().isEmpty()) {
        findings.add(FindingKind.EMPTY_TEXT, field + "/narrative", null, node.line());
      } else {
        texts.add(narrative(node, field, findings));
      }
    }
    if (texts.isEmpty() && !parent.text().isEmpty()) {
      findings.add(FindingKind.TEXT_OUTSIDE_NARRATIVE, field, parent.text(), parent.line());
      texts.add(narrative(parent, field, findings));
    }
    if (required && texts.isEmpty() && parent.child("narrative") == null) {
      findings.missing(field + "/narrative", parent.line());
    }
    return texts;
  }

  private static Narrative narrative(XmlNode node, String field, Findings findings) {
    String text = Windows1252.mend(node.text());
    if (!text.equals(node.text())) {
      findings.add(FindingKind.MISLABELLED_CHARACTERS, field + "/narrative", text, node.line());
    }
    if (text.indexOf('\ufffd') >= 0) {
      findings.add(FindingKind.LOST_CHARACTERS, field + "/narrative", text, node.line());
    }
    String published = node.language();
    String language = published == null ? null : Languages.normalise(published);
    if (language == null) {
      findings.add(
          published == null ? FindingKind.LANGUAGE_ASSUMED : FindingKind.UNKNOWN_LANGUAGE,
          field + "/narrative/@xml:lang",
          published,
          node.line());
      return new Narrative(ASSUMED, false, text);
    }
    return new Narrative(language, true, text);
  }
}
