package org.capacitycompact.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The processes of an earlier release, read from its stored database. */
final class KeptModels {

  private static final String TABLE = "copy act_ge_bytearray (";
  private static final String PROCESS = ".bpmn";

  private KeptModels() {}

  /** BPMN 2.0 XML by process id. */
  static SortedMap<String, byte[]> of(String release) throws IOException {
    SortedMap<String, byte[]> models = new TreeMap<>();
    try (BufferedReader lines = ReleaseFixture.open(release)) {
      String line = lines.readLine();
      while (!line.startsWith(TABLE)) {
        line = lines.readLine();
      }
      List<String> columns =
          Arrays.asList(line.substring(TABLE.length(), line.indexOf(')')).split(", "));
      for (line = lines.readLine(); !line.equals("\\."); line = lines.readLine()) {
        String[] row = line.split("\t", -1);
        String name = row[columns.indexOf("name_")];
        if (name.endsWith(PROCESS)) {
          models.put(
              name.substring(0, name.length() - PROCESS.length()),
              HexFormat.of().parseHex(row[columns.indexOf("bytes_")].substring("\\\\x".length())));
        }
      }
    }
    return models;
  }
}
