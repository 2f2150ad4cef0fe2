package org.capacitycompact.knowledge.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.platform.text.WrittenText;

/**
 * The search words of release 0.1.0, for a node of it beside this one. Today's searches use the
 * column {@code found}, which the database computes.
 */
final class SearchWords {
  /** PostgreSQL takes a megabyte of words per row; this much text is enough to find an activity. */
  private static final int LONGEST_TEXT = 50_000;

  private static final int LONGEST_WORD = 60;

  private SearchWords() {}

  /** The words by which an activity is found. */
  static List<String> of(PublishedActivity activity) {
    Stream<String> descriptions = activity.descriptions().stream().flatMap(d -> texts(d.texts()));
    Stream<String> organisations = activity.organisations().stream().flatMap(o -> texts(o.names()));
    Stream<String> publisher =
        Stream.ofNullable(activity.reportingOrganisation()).flatMap(r -> texts(r.names()));
    String text =
        Stream.of(
                Stream.ofNullable(activity.identifier()),
                texts(activity.titles()),
                publisher,
                organisations,
                descriptions)
            .flatMap(all -> all)
            .collect(Collectors.joining(" "));
    return words(WrittenText.cut(text, LONGEST_TEXT)).stream().distinct().toList();
  }

  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> WrittenText.cut(word, LONGEST_WORD))
        .toList();
  }

  private static Stream<String> texts(List<Narrative> narratives) {
    return narratives.stream().map(Narrative::text);
  }
}
