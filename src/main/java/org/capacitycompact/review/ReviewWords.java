package org.capacitycompact.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.review.PeerAnswers.Recommendation;
import org.capacitycompact.review.Roster.Peer;
import org.capacitycompact.web.Exhibit.Cell;
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

  /** The recommendations to respond to, each with who made it; peers are numbered, not named. */
  AskedRows toRespond(String name, List<Recommendation> all) {
    List<String> reviewers = all.stream().map(Recommendation::reviewer).distinct().toList();
    List<FormRow> rows = new ArrayList<>();
    for (Recommendation each : all) {
      rows.add(
          FormRow.numbered(
              rows.size() + 1,
              Cell.said(each.text(), each.language()),
              Cell.of(reviewer(reviewers.indexOf(each.reviewer()) + 1))));
    }
    return new AskedRows(
        name, List.of(say("review.rows.recommendation"), say("review.rows.by")), rows);
  }

  private String reviewer(int number) {
    return reviewer(number, LocaleContextHolder.getLocale());
  }

  /** Peers are numbered, not named. */
  String reviewer(int number, Locale language) {
    return say(language, "review.rows.reviewer", String.valueOf(number));
  }

  /** A score of a reviewer. */
  String score(int score, Locale language) {
    return say(language, "review.shows.score", String.valueOf(score));
  }

  String say(Locale language, String key, String... filledWith) {
    return messages.getMessage(key, filledWith, language);
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
