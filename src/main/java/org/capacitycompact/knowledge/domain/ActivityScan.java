package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through one file event by event, and collects each activity when it ends. */
final class ActivityScan {
  private static final int ROOT = 1;
  private static final int ACTIVITY = 2;

  private final ReadingBounds bounds;
  private final LocalDate today;
  private final List<ReportedActivity> activities = new ArrayList<>();
  private final Set<String> identifiers = new HashSet<>();
  private Findings findings = new Findings();
  private int depth;
  private int ignoredFrom = Integer.MAX_VALUE;
  private @Nullable ActivityTree current;
  private @Nullable String rootLanguage;
  private @Nullable String version;
  private @Nullable Instant generatedAt;
  private boolean rootSeen;

  ActivityScan(ReadingBounds bounds, LocalDate today) {
    this.today = today;
    this.bounds = bounds;
  }

  /** Handles the stream's present event. Returns why to stop, or null to continue. */
  ReadingBreak.@Nullable Kind accept(XMLStreamReader xml) {
    switch (xml.getEventType()) {
      case XMLStreamConstants.START_ELEMENT:
        return start(xml);
      case XMLStreamConstants.END_ELEMENT:
        end();
        return null;
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE:
        if (current != null && !ignoring()) {
          current.text(xml.getText());
        }
        return null;
      case XMLStreamConstants.ENTITY_REFERENCE:
        // It is not declared anywhere: a document type would have been refused before.
        if (current != null && !ignoring()) {
          current.entity(xml.getLocalName());
        }
        return null;
      case XMLStreamConstants.DTD:
        return ReadingBreak.Kind.DOCTYPE_REFUSED;
      default:
        return null;
    }
  }

  private ReadingBreak.@Nullable Kind start(XMLStreamReader xml) {
    depth++;
    if (depth > bounds.maxDepth()) {
      return ReadingBreak.Kind.TOO_DEEP;
    }
    if (depth == ROOT) {
      return root(xml);
    }
    String namespace = xml.getNamespaceURI();
    boolean foreign = namespace != null && !namespace.isEmpty();
    boolean unknown = depth == ACTIVITY && !xml.getLocalName().equals("iati-activity");
    if (!ignoring() && (foreign || unknown)) {
      ignoredFrom = depth;
    }
    if (ignoring()) {
      return null;
    }
    if (current != null) {
      current.start(xml);
      return null;
    }
    if (activities.size() == bounds.maxActivities()) {
      return ReadingBreak.Kind.TOO_MANY_ACTIVITIES;
    }
    findings = new Findings();
    current = new ActivityTree(xml, rootLanguage, bounds, findings);
    return null;
  }

  private ReadingBreak.@Nullable Kind root(XMLStreamReader xml) {
    rootSeen = true;
    rootLanguage = ActivityTree.languageOf(xml);
    version = xml.getAttributeValue("", "version");
    String generated = xml.getAttributeValue("", "generated-datetime");
    generatedAt = generated == null ? null : DateText.moment(generated.strip());
    String namespace = xml.getNamespaceURI();
    boolean known =
        (namespace == null || namespace.isEmpty()) && xml.getLocalName().equals("iati-activities");
    return known ? null : ReadingBreak.Kind.WRONG_ROOT;
  }

  private void end() {
    boolean ignored = ignoring();
    if (depth == ignoredFrom) {
      ignoredFrom = Integer.MAX_VALUE;
    }
    depth--;
    if (!ignored && current != null && current.end()) {
      keep(current, current.whole());
    }
  }

  /** The file ends here; an incomplete activity is kept as far as it goes. */
  void breakOff(int line) {
    if (current != null) {
      findings.add(FindingKind.ACTIVITY_CUT_OFF, "iati-activity", null, line);
      keep(current, false);
    }
  }

  private void keep(ActivityTree tree, boolean complete) {
    current = null;
    XmlNode root = tree.root();
    PublishedActivity activity =
        new ActivityMapping(root, findings, today).map(tree.contentHash(), generatedAt);
    String identifier = activity.identifier();
    if (identifier != null && !identifiers.add(identifier)) {
      findings.add(FindingKind.DUPLICATE_IDENTIFIER, "iati-identifier", identifier, root.line());
    }
    activities.add(
        new ReportedActivity(
            activities.size() + 1, root.line(), complete, activity, findings.list()));
  }

  private boolean ignoring() {
    return depth >= ignoredFrom;
  }

  boolean rootSeen() {
    return rootSeen;
  }

  @Nullable String version() {
    return version;
  }

  List<ReportedActivity> activities() {
    return activities;
  }
}
