package org.capacitycompact.knowledge.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.knowledge.domain.Outcome;
import org.capacitycompact.knowledge.domain.ReadingBreak;
import org.jspecify.annotations.Nullable;

/**
 * An import in the reader's words.
 *
 * @param versionNote how a file of a version other than 2.03 is read; null for 2.03
 * @param broke why the file was not read to its end; null when it was
 */
record RunView(
    long id,
    String fileName,
    String fileHash,
    String by,
    String at,
    @Nullable String version,
    @Nullable String versionNote,
    @Nullable String broke,
    int brokeInLine,
    int activities,
    List<Count> counts) {

  /** How many activities had an outcome, and what it means. */
  record Count(String outcome, String name, String meaning, int activities) {}

  static RunView of(
      ImportRun run, Map<String, String> names, KnowledgeWords words, Locale language) {
    ReadingBreak broke = run.readingBreak();
    return new RunView(
        run.id(),
        run.fileName(),
        run.fileHash(),
        names.getOrDefault(run.importedBy(), run.importedBy()),
        words.moment(run.importedAt(), language),
        run.version(),
        words.versionNote(run.version(), language),
        broke == null ? null : words.of("break", broke.kind(), language),
        broke == null ? 0 : broke.line(),
        run.activities(),
        Arrays.stream(Outcome.values())
            .map(
                outcome ->
                    new Count(
                        outcome.name(),
                        words.of("outcome", outcome, language),
                        words.of("outcome.meaning", outcome, language),
                        run.count(outcome)))
            .toList());
  }
}
