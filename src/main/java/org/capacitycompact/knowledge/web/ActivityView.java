package org.capacitycompact.knowledge.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A known activity as its page shows it: in words, with long lists cut.
 *
 * @param olderRules whether an earlier release read it, under other rules
 * @param demandTitle the title in a form that a demand can have
 * @param demandLanguage the working language of a demand started from it
 * @param cut whether a list was too long to be shown completely
 */
record ActivityView(
    long id,
    Text title,
    @Nullable String identifier,
    @Nullable String publisher,
    @Nullable String source,
    String fileName,
    String fileHash,
    String firstSeen,
    String lastSeen,
    boolean complete,
    boolean olderRules,
    @Nullable String status,
    @Nullable String tied,
    List<Text> titles,
    List<Text> descriptions,
    List<String> countries,
    List<String> sectors,
    List<String> aidTypes,
    List<Fact> dates,
    List<Fact> organisations,
    List<BudgetView> budgets,
    List<Result> results,
    List<FindingView> wrong,
    List<FindingView> missing,
    List<FindingView> taken,
    int moreFindings,
    String demandTitle,
    String demandLanguage,
    boolean cut) {

  /**
   * A text in its language.
   *
   * @param name of the language, in the reader's language
   * @param kind of description; null for titles
   */
  record Text(String code, String name, String direction, String text, @Nullable String kind) {}

  /** A name and its value. */
  record Fact(String name, String value) {}

  /**
   * An amount for a period.
   *
   * @param replaced whether a revision replaces it
   */
  record BudgetView(
      @Nullable String from,
      @Nullable String to,
      String amount,
      @Nullable String kind,
      boolean replaced) {}

  /** A result with its indicators. */
  record Result(String title, @Nullable String type, List<Indicator> indicators) {}

  /** An indicator; what is not published is empty. */
  record Indicator(
      String title, String baseline, String target, @Nullable String by, String actual) {}
}
