package org.capacitycompact.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The models as the release ships them, and the clauses that a text of theirs names. */
public final class ReleasedModels {

  private static final Pattern CLAUSE = Pattern.compile("\\bS\\d{1,3}\\b");

  private ReleasedModels() {}

  /** Every file of a folder, by its name without the ending. */
  public static Map<String, Resource> files(String folder, String ending) {
    try {
      Map<String, Resource> files = new TreeMap<>(Comparator.naturalOrder());
      Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:" + folder + "/*" + ending))
          .forEach(file -> files.put(String.valueOf(file.getFilename()).replace(ending, ""), file));
      return files;
    } catch (IOException unreadable) {
      throw new IllegalStateException(folder + " cannot be read", unreadable);
    }
  }

  /** Hands on every XML file of a folder: its name without the ending, and what it says. */
  public static void eachXml(String folder, String ending, BiConsumer<String, Document> reader) {
    files(folder, ending).forEach((name, file) -> reader.accept(name, parse(file)));
  }

  public static byte[] bytes(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException unreadable) {
      throw new IllegalStateException(file + " cannot be read", unreadable);
    }
  }

  /** The clauses that a text names, each once, in its order. */
  public static List<String> named(String text) {
    return CLAUSE.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  public static List<Element> below(Document document, String localName) {
    return ModelXml.below(document, localName);
  }

  public static List<Element> below(Element element, String localName) {
    return ModelXml.below(element, localName);
  }

  private static Document parse(Resource file) {
    try (InputStream content = file.getInputStream()) {
      return ModelXml.parse(content);
    } catch (IOException | SAXException unreadable) {
      throw new IllegalStateException(file + " cannot be read", unreadable);
    }
  }
}
