package org.capacitycompact.plan.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.capacitycompact.plan.Section;
import org.springframework.stereotype.Component;

/**
 * The rows of a file between the page that shows what they would change and their taking: the page
 * itself carries them, so nothing of a file is kept here. What comes back is checked as if it were
 * new.
 */
@Component
class ImportedRows {

  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_ROWS = Section.values().length * Section.MOST_ROWS;

  private final ObjectMapper json;

  ImportedRows(ObjectMapper json) {
    this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  String write(List<IncomingRow> rows) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        json.writeValue(out, rows);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The rows; empty when the text is none that was written here, or holds more than a plan has. */
  Optional<List<IncomingRow>> read(String carried) {
    try (GZIPInputStream packed =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(carried)))) {
      byte[] content = packed.readNBytes(MOST_BYTES + 1);
      return content.length > MOST_BYTES ? Optional.empty() : rows(content);
    } catch (IOException | IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  /** One after another, so that a flood of them ends here and not in memory. */
  private Optional<List<IncomingRow>> rows(byte[] content) throws IOException {
    List<IncomingRow> rows = new ArrayList<>();
    try (MappingIterator<IncomingRow> each =
        json.readerFor(IncomingRow.class).readValues(content)) {
      while (each.hasNextValue()) {
        IncomingRow row = each.nextValue();
        if (row == null || !isWhole(row) || rows.size() >= MOST_ROWS) {
          return Optional.empty();
        }
        rows.add(row);
      }
    }
    return Optional.of(rows);
  }

  private static boolean isWhole(IncomingRow row) {
    return Stream.of(row.section(), row.sheet(), row.raw(), row.columns())
            .allMatch(Objects::nonNull)
        && !row.section().isSingle()
        && row.position() >= 0
        && row.columns().values().stream().allMatch(Objects::nonNull);
  }
}
