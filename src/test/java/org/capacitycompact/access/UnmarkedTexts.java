package org.capacitycompact.access;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.PseudoLanguages;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a page in a pseudo-language says that is from no bundle and is no value. */
final class UnmarkedTexts {

  /** Where something stands that a person or a program wrote: it is shown as it was written. */
  private static final String WRITTEN = "code, bdi, textarea, script, style, [translate=no]";

  private static final String WITHIN_A_LINE =
      "a, b, bdi, code, em, i, ins, q, cite, output, small, span, strong, text, time, tspan";

  private static final List<String> SPOKEN =
      List.of("alt", "title", "aria-label", "placeholder", "data-th");

  /** Units and names of formats; each is the same in every language of the Compact. */
  private static final List<String> SAME_IN_ALL =
      List.of("USD", "UTC", "CSV", "Excel", "SHA-256", "IATI");

  /** A time zone, an id of ours, what somebody wrote: what no language says in words of its own. */
  private static final Pattern FIGURES =
      Pattern.compile(
          // Whatever people of the closed country wrote has its word in it.
          "(?s)^.*\\bzq(?:draft|work)\\b.*$|"
              // What a file is known by.
              + "\\b[0-9a-f]{12,64}\\b|"
              + "[A-Z][A-Za-z]+/[A-Za-z_/-]+|\\b[A-Z]{2}-\\d{4}-\\d{3}\\b|\\bS\\d{1,3}\\b");

  private final String language;
  private final Pattern values;

  /**
   * @param names of people, places and bodies, as they are called everywhere
   */
  UnmarkedTexts(String language, Collection<String> names) {
    this.language = language;
    Set<String> all = new HashSet<>(names);
    all.addAll(SAME_IN_ALL);
    DateFormatSymbols dates = DateFormatSymbols.getInstance(new ULocale(language));
    all.addAll(List.of(dates.getWeekdays(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE)));
    for (int width : List.of(DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED)) {
      all.addAll(List.of(dates.getMonths(DateFormatSymbols.FORMAT, width)));
    }
    Locale reader = Locale.forLanguageTag(language);
    Stream.of(Locale.getISOCountries())
        .forEach(code -> all.add(new Locale("", code).getDisplayCountry(reader)));
    Stream.of(Locale.getISOLanguages())
        .forEach(code -> all.add(new Locale(code).getDisplayLanguage(reader)));
    all.addAll(List.of(Locale.getISOCountries()));
    // Kosovo has no code of ISO.
    all.add("XK");
    values =
        Pattern.compile(
            all.stream()
                .filter(name -> !name.isBlank())
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));
  }

  /** Each with where it stands. */
  List<String> in(Document page) {
    List<String> found = new ArrayList<>();
    int[] depth = {0};
    page.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int level) {
            if (node instanceof TextNode text && text.parent() != null) {
              Element element = text.parent();
              String outside = outside(text.text(), depth);
              if (!isWritten(element)) {
                add(outside, text.text(), element, found);
              }
            } else if (node instanceof Element element) {
              // A text that goes on over several marks of its line is one; it ends with its block.
              depth[0] = element.is(WITHIN_A_LINE) ? depth[0] : 0;
              if (!isWritten(element)) {
                attributes(element, found);
              }
            }
          }
        });
    return found;
  }

  private void attributes(Element element, List<String> found) {
    List<String> spoken = new ArrayList<>(SPOKEN);
    if (element.is("input[type=submit], input[type=button], input[type=reset]")) {
      spoken.add("value");
    }
    spoken.forEach(
        name -> add(outside(element.attr(name), new int[1]), element.attr(name), element, found));
  }

  private void add(String outside, String text, Element element, List<String> found) {
    String left = values.matcher(FIGURES.matcher(outside).replaceAll("")).replaceAll("");
    if (left.codePoints().anyMatch(Character::isLetter)) {
      found.add("<" + element.tagName() + "> " + left.strip() + " | " + text.strip());
    }
  }

  /** What is in another language than the page is somebody's, and so is what they named. */
  private boolean isWritten(Element element) {
    if (element.closest(WRITTEN) != null) {
      return true;
    }
    Element told = element.closest("[lang]");
    return told != null && !told.attr("lang").equals(language);
  }

  /**
   * @param depth of the marks that are open before it, and after
   */
  private static String outside(String text, int[] depth) {
    StringBuilder outside = new StringBuilder();
    for (char sign : text.toCharArray()) {
      if (sign == PseudoLanguages.BEGIN) {
        depth[0]++;
      } else if (sign == PseudoLanguages.END) {
        depth[0]--;
      } else if (depth[0] == 0) {
        outside.append(sign);
      }
    }
    return outside.toString();
  }
}
