package org.capacitycompact.matching.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitycompact.matching.Factor;
import org.capacitycompact.matching.Fit;
import org.capacitycompact.matching.RankedOffer;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Puts a ranking into words: what fits, what does in part, what does not, what is not known. */
@Component
class RankingWords {

  private final Wording wording;

  RankingWords(Wording wording) {
    this.wording = wording;
  }

  /** Factors of one word, named with their points: "Language 4 of 4, Size 2 of 4". */
  record Judged(String word, String label, String factors) {}

  /** A row of the page. */
  record Row(int rank, RankedOffer offer, List<Judged> judged) {}

  /** A factor to choose. */
  record Named(String code, String name) {}

  List<Named> factors(Locale language) {
    return Stream.of(Factor.values())
        .map(each -> new Named(each.code(), name(each, language)))
        .toList();
  }

  List<Row> rows(List<RankedOffer> ranked, int from, Locale language) {
    return IntStream.range(0, ranked.size())
        .mapToObj(n -> new Row(from + n + 1, ranked.get(n), judged(ranked.get(n), language)))
        .toList();
  }

  private List<Judged> judged(RankedOffer offer, Locale language) {
    return Stream.of("fits", "inPart", "doesNotFit", "notKnown")
        .filter(word -> !offer.of(word).isEmpty())
        .map(
            word ->
                new Judged(
                    word,
                    wording.say(language, "matching.fit." + word),
                    offer.of(word).stream()
                        .map(fit -> points(fit, language))
                        .collect(WrittenList.in(language))))
        .toList();
  }

  private String points(Fit fit, Locale language) {
    return wording.say(
        language, "matching.points", name(fit.factor(), language), fit.points(), fit.most());
  }

  private String name(Factor factor, Locale language) {
    return wording.say(language, "matching.factor." + factor.code());
  }
}
