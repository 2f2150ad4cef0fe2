package org.capacitycompact.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.review.ReviewRecord.Critical;
import org.capacitycompact.review.ReviewRecord.Ended;
import org.capacitycompact.review.ReviewRecord.Recommended;
import org.capacitycompact.review.ReviewRecord.Scored;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows reviews: what they found, each reviewer's scores and words, and what they recommend. */
@Component
class ReviewExhibits {

  private final ReviewRecord reviews;
  private final Verdicts verdicts;
  private final ReviewWords words;

  ReviewExhibits(ReviewRecord reviews, Verdicts verdicts, ReviewWords words) {
    this.reviews = reviews;
    this.verdicts = verdicts;
    this.words = words;
  }

  /** The reviews of an initiative, the newest first; peers are numbered, not named. */
  List<Exhibit> all(InitiativeNumber number, Locale language) {
    return of(number, reviews.ended(number), language);
  }

  /** Only the newest. */
  List<Exhibit> newest(InitiativeNumber number, Locale language) {
    return of(number, reviews.ended(number).stream().limit(1).toList(), language);
  }

  private List<Exhibit> of(InitiativeNumber number, List<Ended> ended, Locale language) {
    if (ended.isEmpty()) {
      return List.of();
    }
    List<Scored> scores = reviews.scores(number);
    List<Recommended> recommended = reviews.recommendations(number);
    List<Critical> critical = reviews.criticalFindings(number);
    Verdict said = verdicts.latest(number, DecideReviewOutcome.DECISION).orElse(null);
    List<Exhibit> shown = new ArrayList<>();
    for (Ended review : ended) {
      List<Scored> own = scores.stream().filter(each -> each.review() == review.id()).toList();
      List<String> reviewers = own.stream().map(Scored::reviewer).distinct().toList();
      shown.add(
          found(
              review,
              critical.stream().filter(each -> each.review() == review.id()).toList(),
              review == ended.get(0) ? said : null,
              reviewers,
              language));
      shown.add(scores(review, own, reviewers, language));
      shown.add(
          recommendations(
              review,
              recommended.stream().filter(each -> each.review() == review.id()).toList(),
              reviewers,
              language));
    }
    return shown;
  }

  /** What the review found, and what country and group made of it. */
  private Exhibit found(
      Ended review,
      List<Critical> critical,
      @Nullable Verdict said,
      List<String> reviewers,
      Locale language) {
    Exhibit.Collected facts =
        new Exhibit.Collected()
            .add(
                say("outcome", language),
                Cell.tag(
                    new Tag(
                        words.word("review.outcome." + review.outcome(), language),
                        review.outcome().equals("proceed") ? "ok" : "warn")));
    if (said != null) {
      facts
          .add(
              words.word("verdict.fact.meanScore", language),
              Cell.number(ReviewWords.rounded(said.facts().get("meanScore"), language)))
          .add(
              words.word("verdict.fact.lowestDimension", language),
              Cell.number(ReviewWords.rounded(said.facts().get("lowestDimension"), language)));
    }
    critical.forEach(
        each ->
            facts.add(
                say("critical", language),
                Cell.of(
                    words.say(
                        language,
                        "review.shows.saidBy",
                        words.reviewer(reviewers.indexOf(each.reviewer()) + 1, language),
                        Quoted.in(null, each.text())))));
    if (review.response() != null) {
      facts
          .add(
              words.word("review.facts.response", language),
              Cell.of(words.word("review.response." + review.response(), language)))
          .add(
              say("responseText", language),
              Cell.said(String.valueOf(review.responseText()), null));
    }
    return facts.under(heading("found", review, language));
  }

  /** Each dimension with what every reviewer scored and wrote, side by side. */
  private Exhibit scores(
      Ended review, List<Scored> scores, List<String> reviewers, Locale language) {
    return new Exhibit.Table(
        heading("scores", review, language),
        Stream.concat(
                Stream.of(say("dimension", language)),
                Stream.iterate(1, n -> n + 1)
                    .limit(reviewers.size())
                    .map(n -> words.reviewer(n, language)))
            .toList(),
        reviewers.isEmpty()
            ? List.of()
            : Stream.of(Dimension.values())
                .map(dimension -> line(dimension, scores, reviewers, language))
                .toList(),
        null,
        true);
  }

  private Line line(
      Dimension dimension, List<Scored> scores, List<String> reviewers, Locale language) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(words.word("review.dimension." + dimension.word(), language)));
    for (String reviewer : reviewers) {
      cells.add(
          scores.stream()
              .filter(each -> each.reviewer().equals(reviewer))
              .filter(each -> each.dimension().equals(dimension.word()))
              .findFirst()
              .map(each -> score(each, language))
              .orElse(Cell.NONE));
    }
    return new Line(cells);
  }

  private Cell score(Scored each, Locale language) {
    String evidence = each.evidence();
    Integer score = each.score();
    String given = score == null ? say("notApplicable", language) : words.score(score, language);
    return evidence == null
        ? Cell.of(given)
        : Cell.of(
            words.say(
                language, "review.shows.saidBy", given, Quoted.in(each.language(), evidence)));
  }

  /** Each recommendation with what the country answered, and by when it is done. */
  private Exhibit recommendations(
      Ended review, List<Recommended> all, List<String> reviewers, Locale language) {
    return new Exhibit.Table(
        heading("recommendations", review, language),
        List.of(
            words.word("review.rows.recommendation", language),
            words.word("review.rows.by", language),
            words.word("review.facts.response", language),
            say("comment", language),
            say("due", language)),
        all.stream()
            .map(
                each ->
                    Line.of(
                        Cell.said(each.text(), each.language()),
                        Cell.of(words.reviewer(reviewers.indexOf(each.reviewer()) + 1, language)),
                        each.response() == null
                            ? Cell.NONE
                            : Cell.of(words.word("review.response." + each.response(), language)),
                        Cell.said(each.comment(), null),
                        each.due() == null
                            ? Cell.NONE
                            : Cell.of(Figures.day(each.due(), language))))
            .toList());
  }

  private String heading(String what, Ended review, Locale language) {
    return words.say(
        language,
        "review.shows.heading." + what,
        words.word("review.kind." + review.kind(), language),
        String.valueOf(review.position()));
  }

  private String say(String key, Locale language) {
    return words.word("review.shows." + key, language);
  }
}
