package org.capacitycompact.rulebook.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.rulebook.JudgingDecisions;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts decisions into a reader's words: names, facts, values, outcomes. */
@Component
public class DecisionWords {

  private final JudgingDecisions judging;
  private final Wording wording;

  DecisionWords(JudgingDecisions judging, Wording wording) {
    this.judging = judging;
    this.wording = wording;
  }

  /** A decision by its id: "Ownership". */
  public String decision(String decision, Locale language) {
    return wording.find(language, "clauses.table." + decision).orElse(Wording.readable(decision));
  }

  /** The name of an input in a decision table. */
  public String fact(String name, Locale language) {
    return wording.find(language, "verdict.fact." + name).orElse(Wording.readable(name));
  }

  /** The name of an output other than the outcome. */
  public String output(String name, Locale language) {
    return wording.find(language, "verdict.output." + name).orElse(Wording.readable(name));
  }

  /**
   * The outcome of a decision in a word, coloured where it is good or bad news. A decision that
   * answers a figure has a sentence of its own for it.
   */
  public Tag outcome(String decision, String outcome, Locale language) {
    String words =
        wording
            .find(language, "verdict.outcome.of." + decision, figure(outcome, language))
            .or(() -> wording.find(language, "verdict.outcome." + outcome))
            .orElse(Wording.readable(outcome));
    return tag(decision, outcome, words);
  }

  /** These words of an outcome, coloured. */
  public Tag tag(String decision, String outcome, String words) {
    String kind =
        switch (judging.kind(decision, outcome)) {
          case GOOD -> "ok";
          case BETWEEN -> "warn";
          case BAD -> "bad";
          case PLAIN -> "";
        };
    return new Tag(words, kind);
  }

  // Numbers in the reader's format; a word stays as it is.
  private static String figure(String outcome, Locale language) {
    return outcome.matches("-?[0-9]+(\\.[0-9]+)?")
        ? Figures.number(new BigDecimal(outcome), language)
        : outcome;
  }

  /** A value of a fact or an output; an unknown value is shown as unknown. */
  public String value(@Nullable Object value, Locale language) {
    if (value == null) {
      return wording.say(language, "verdict.value.unknown");
    }
    if (value instanceof Boolean answer) {
      return wording.say(language, answer ? "verdict.value.yes" : "verdict.value.no");
    }
    if (value instanceof Number number) {
      return Figures.number(new BigDecimal(number.toString()), language);
    }
    if (value instanceof List<?> results) {
      return results.stream()
          .map(each -> each instanceof Map<?, ?> row ? row.get("modality") : each)
          .map(each -> value(each, language))
          .collect(WrittenList.in(language));
    }
    String word = value.toString();
    return word.isEmpty()
        ? wording.say(language, "verdict.value.none")
        : wording
            .find(language, "verdict.value." + word)
            .or(() -> wording.find(language, "verdict.outcome." + word))
            .orElse(word);
  }
}
