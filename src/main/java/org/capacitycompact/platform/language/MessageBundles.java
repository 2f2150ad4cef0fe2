package org.capacitycompact.platform.language;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The families of texts that capabilities bring: {@code messages-<capability>.properties} and
 * {@code forms-<capability>.properties}, beside which the same name with a language, {@code _fr},
 * says it in that language. They stand at the top of whatever holds classes of ours: a folder or a
 * jar. Nothing lists them.
 */
public final class MessageBundles {

  private static final String OURS = "org/capacitycompact/";

  private static final Pattern FAMILY =
      Pattern.compile("((?:messages|forms)[^_]*)(?:_.*)?\\.properties");

  private MessageBundles() {}

  /** Their names without the ending, {@code messages-demand}, in order. */
  public static List<String> names() {
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    SortedSet<String> names = new TreeSet<>();
    try {
      for (Resource ours : files.getResources("classpath*:" + OURS)) {
        String address = ours.getURL().toString();
        String top = address.substring(0, address.lastIndexOf(OURS));
        for (Resource file : files.getResources(top + "*.properties")) {
          Matcher family = FAMILY.matcher(String.valueOf(file.getFilename()));
          if (family.matches()) {
            names.add(family.group(1));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("the texts cannot be found", unreadable);
    }
    return List.copyOf(names);
  }
}
