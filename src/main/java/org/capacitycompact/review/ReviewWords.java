package org.capacitycompact.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.review.Roster.Peer;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts that forms of a review show, in the reader's language. */
@Component
class ReviewWords {

  private final MessageSource messages;

  ReviewWords(MessageSource messages) {
    this.messages = messages;
  }

  String peer(Peer peer) {
    return peer.practitioner() ? say("review.peer.practitioner", peer.name()) : peer.name();
  }

  String found(Verdict verdict, List<String> criticalFindings) {
    Locale language = LocaleContextHolder.getLocale();
    List<String> lines = new ArrayList<>();
    lines.add(word("review.outcome." + verdict.outcome(), language));
    lines.add(say("review.shown.mean", rounded(verdict.facts().get("meanScore"), language)));
    lines.add(
        say("review.shown.lowest", rounded(verdict.facts().get("lowestDimension"), language)));
    criticalFindings.forEach(finding -> lines.add(say("review.shown.critical", finding)));
    return String.join("\n", lines);
  }

  /** Peers are numbered, not named. */
  String recommendation(int peer, String text) {
    return say("review.recommendation.of", String.valueOf(peer), text);
  }

  /** The reason for the suspension, as the country reads it. */
  String suspension() {
    return say("review.suspension");
  }

  String word(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  /** With two decimals, for display only. */
  static String rounded(@Nullable Object score, Locale language) {
    return score == null ? "–" : Figures.score(new BigDecimal(score.toString()), language);
  }

  private String say(String key, String... filledWith) {
    return messages.getMessage(key, filledWith, LocaleContextHolder.getLocale());
  }
}
