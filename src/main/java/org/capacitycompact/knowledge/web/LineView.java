package org.capacitycompact.knowledge.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.knowledge.domain.FindingKind.Weight;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.jspecify.annotations.Nullable;

/**
 * One activity of an import, in the reader's words.
 *
 * @param more number of findings beyond those shown
 */
record LineView(
    int position,
    int line,
    @Nullable String identifier,
    @Nullable String title,
    String outcome,
    String outcomeName,
    @Nullable Long knownActivity,
    List<FindingView> wrong,
    List<FindingView> missing,
    List<FindingView> taken,
    int more) {

  static LineView of(ImportLine line, KnowledgeWords words, Locale language) {
    int more = 0;
    for (Weight weight : Weight.values()) {
      more += Math.max(0, line.findings(weight).size() - FindingView.MOST);
    }
    return new LineView(
        line.position(),
        line.line(),
        line.identifier(),
        line.title(),
        line.outcome().name(),
        words.of("outcome", line.outcome(), language),
        line.knownActivity(),
        FindingView.of(line.findings(Weight.WRONG), words, language),
        FindingView.of(line.findings(Weight.MISSING), words, language),
        FindingView.of(line.findings(Weight.TAKEN), words, language),
        more);
  }
}
