package org.capacitycompact.platform.language;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Several things in a row: "Kenya, Togo" in English, "كينيا وتوغو" in Arabic. */
public final class WrittenList {

  private static final Map<Locale, String> BETWEEN = new ConcurrentHashMap<>();

  private WrittenList() {}

  /** Puts between the items what the language puts between those in the middle of a list. */
  public static Collector<CharSequence, ?, String> in(Locale language) {
    return Collectors.joining(BETWEEN.computeIfAbsent(language, WrittenList::between));
  }

  private static String between(Locale language) {
    String four = ListFormatter.getInstance(ULocale.forLocale(language)).format("1", "2", "3", "4");
    return four.substring(four.indexOf('2') + 1, four.indexOf('3'));
  }
}
