package org.capacitycompact.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.ImportFinding;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The whole report of an import as a table: one row per finding, and at least one per activity. */
@Component
class ReportCsv {
  private static final String[] COLUMNS = {
    "position",
    "line",
    "identifier",
    "title",
    "outcome",
    "part",
    "field",
    "path",
    "said",
    "value",
    "valueLine",
    "times"
  };

  private final ActivityImports imports;
  private final KnowledgeWords words;
  private final Wording wording;

  ReportCsv(ActivityImports imports, KnowledgeWords words, Wording wording) {
    this.imports = imports;
    this.words = words;
    this.wording = wording;
  }

  /** Sends the file in the requested format. */
  void send(
      ImportRun run,
      Actor reader,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    TableDownload.send(
        request,
        response,
        language,
        "known-activities-import-" + run.id(),
        Stream.of(COLUMNS).map(column -> wording.say(language, "knowledge.csv." + column)).toList(),
        rows -> imports.eachLine(run, reader, line -> rows(rows, line, language)));
  }

  private void rows(Consumer<Object[]> table, ImportLine line, Locale language) {
    if (line.findings().isEmpty()) {
      row(table, line, List.of(), language);
    }
    for (ImportFinding finding : line.findings()) {
      row(
          table,
          line,
          Arrays.asList(
              words.of("weight", finding.kind().weight(), language),
              words.field(finding.field(), language),
              finding.field(),
              words.of("finding", finding.kind(), language),
              finding.value(),
              finding.line(),
              finding.times()),
          language);
    }
  }

  private void row(
      Consumer<Object[]> table,
      ImportLine line,
      List<? extends @Nullable Object> finding,
      Locale language) {
    Object[] cells = new Object[COLUMNS.length];
    Arrays.fill(cells, "");
    cells[0] = line.position();
    cells[1] = line.line();
    cells[2] = text(line.identifier());
    cells[3] = text(line.title());
    cells[4] = words.of("outcome", line.outcome(), language);
    for (int n = 0; n < finding.size(); n++) {
      Object said = finding.get(n);
      cells[5 + n] = said == null ? "" : said;
    }
    table.accept(cells);
  }

  private static String text(@Nullable String words) {
    return words == null ? "" : words;
  }
}
