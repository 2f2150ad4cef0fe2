package org.capacitycompact.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The processes and forms of this release by file name, the same whether the application runs from
 * a folder or a jar.
 */
public record ModelFiles(SortedMap<String, byte[]> content) {

  private static final String PROCESS = ".bpmn";

  /** The files packaged with this application. */
  public static ModelFiles ofThisRelease() {
    SortedMap<String, byte[]> content = new TreeMap<>();
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    for (String pattern : new String[] {"classpath*:processes/*.bpmn", "classpath*:forms/*.form"}) {
      try {
        for (Resource file : files.getResources(pattern)) {
          content.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        }
      } catch (IOException unreadable) {
        throw new IllegalStateException(pattern + " cannot be read", unreadable);
      }
    }
    return new ModelFiles(content);
  }

  /** The process models as BPMN 2.0 XML, by process id; each file is named after its process. */
  public Map<String, byte[]> processes() {
    Map<String, byte[]> processes = new TreeMap<>();
    content.forEach(
        (name, model) -> {
          if (name.endsWith(PROCESS)) {
            processes.put(name.substring(0, name.length() - PROCESS.length()), model);
          }
        });
    return processes;
  }

  /** SHA-256 over names and contents; equal when nothing changed. */
  public String digest() {
    try {
      MessageDigest sum = MessageDigest.getInstance("SHA-256");
      content.forEach(
          (name, model) -> {
            sum.update((name + ':' + model.length + ':').getBytes(StandardCharsets.UTF_8));
            sum.update(model);
          });
      return HexFormat.of().formatHex(sum.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
