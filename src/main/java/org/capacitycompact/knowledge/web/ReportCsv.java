package org.capacitycompact.knowledge.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.Finding;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.party.Actor;
import org.capacitycompact.platform.SpreadsheetCell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The whole report of an import as a table: one row for each finding, one at least per activity.
 */
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

  ReportCsv(ActivityImports imports, KnowledgeWords words) {
    this.imports = imports;
    this.words = words;
  }

  void write(ImportRun run, Actor reader, Locale language, Writer out) throws IOException {
    // The mark tells spreadsheets that the letters are UTF-8.
    out.write('\ufeff');
    CSVPrinter table = new CSVPrinter(out, CSVFormat.RFC4180);
    table.printRecord(
        Stream.of(COLUMNS).map(column -> words.say("knowledge.csv." + column, language)).toList());
    try {
      imports.eachLine(run, reader, line -> rows(table, line, language));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
    table.flush();
  }

  private void rows(CSVPrinter table, ImportLine line, Locale language) {
    try {
      if (line.findings().isEmpty()) {
        row(table, line, null, language);
      }
      for (Finding finding : line.findings()) {
        row(table, line, finding, language);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void row(CSVPrinter table, ImportLine line, @Nullable Finding finding, Locale language)
      throws IOException {
    table.print(line.position());
    table.print(line.line());
    table.print(SpreadsheetCell.of(line.identifier()));
    table.print(SpreadsheetCell.of(line.title()));
    table.print(words.of("outcome", line.outcome(), language));
    if (finding == null) {
      for (int i = 5; i < COLUMNS.length; i++) {
        table.print("");
      }
    } else {
      table.print(words.of("weight", finding.kind().weight(), language));
      table.print(SpreadsheetCell.of(words.field(finding.field(), language)));
      table.print(SpreadsheetCell.of(finding.field()));
      table.print(words.of("finding", finding.kind(), language));
      table.print(SpreadsheetCell.of(finding.value()));
      table.print(finding.line());
      table.print(finding.times());
    }
    table.println();
  }
}
